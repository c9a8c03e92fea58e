import type { MessageLogReader } from './message-log-reader.ts';
import type { MessageReader } from './message-scope.ts';
import type { Kernel } from '#chargers/kernel.ts';
import {
  exportSupportMessages,
  exportSupportSessionMessages,
  listSupportMessages,
  listSupportSessionMessages,
} from '@laadpoort/contract/support/messages';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import type { Looker } from '#platform/http/looking.ts';

/** Support is asked about cards by their numbers. */
const OF_ALL: MessageReader = { accountId: null, inIdTags: true };

/** The message log for support: every charger and session, every view recorded. */
export const registerSupportMessageRoutes = (
  route: Route,
  { db, openDevice }: Pick<Kernel, 'db' | 'openDevice'>,
  messages: MessageLogReader,
): void => {
  const openOfSession = async (person: Looker, sessionId: number) => {
    const chargePointId = await findChargePointOfSession(db, sessionId);
    return chargePointId === null ? null : openDevice(person, chargePointId);
  };

  route(listSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await openDevice(person, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(exportSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await openDevice(person, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(listSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, sessionId))
      ? messages.ofSession(sessionId, OF_ALL, query)
      : refuse('not-found'),
  );

  route(exportSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, sessionId))
      ? messages.fileOfSession(sessionId, OF_ALL, query)
      : refuse('not-found'),
  );
};

/** Where a session of any account was, or null. */
const findChargePointOfSession = async ({ prisma }: Database, sessionId: number): Promise<string | null> => {
  const session = await prisma.session.findUnique({
    where: { id: sessionId },
    select: { chargePointId: true },
  });
  return session?.chargePointId ?? null;
};
