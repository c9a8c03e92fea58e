import type { MessageLogReader } from './message-log-reader.ts';
import type { MessageReader } from './message-scope.ts';
import type { Kernel } from '#chargers/kernel.ts';
import {
  exportSupportMessages,
  exportSupportSessionMessages,
  listSupportMessages,
  listSupportSessionMessages,
} from '@laadpoort/contract/support/messages';
import type { SupportView } from '@laadpoort/domain/accounts/audit';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';

/** Support is asked about cards by their numbers. */
const OF_ALL: MessageReader = { accountId: null, inIdTags: true };

const VIEW = 'support.view-messages';
const EXPORT = 'support.export-messages';

/** The message log for support: every charger and session, every view recorded. */
export const registerSupportMessageRoutes = (
  route: Route,
  { db, openDevice }: Pick<Kernel, 'db' | 'openDevice'>,
  messages: MessageLogReader,
): void => {
  const openOfSession = async (person: Person, action: SupportView, sessionId: number) => {
    const chargePointId = await findChargePointOfSession(db, sessionId);
    return chargePointId === null ? null : openDevice(person, action, chargePointId);
  };

  route(listSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await openDevice(person, VIEW, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(exportSupportMessages, async ({ params: { chargePointId }, query }, person) =>
    (await openDevice(person, EXPORT, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query, OF_ALL.inIdTags)
      : refuse('not-found'),
  );

  route(listSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, VIEW, sessionId))
      ? messages.ofSession(sessionId, OF_ALL, query)
      : refuse('not-found'),
  );

  route(exportSupportSessionMessages, async ({ params: { sessionId }, query }, person) =>
    (await openOfSession(person, EXPORT, sessionId))
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
