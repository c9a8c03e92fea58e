import {
  exportOcppMessages,
  listOcppMessages,
  exportSessionMessages,
  listSessionMessages,
} from '@laadpoort/contract/ocpp-messages';
import { may } from '@laadpoort/domain/accounts/roles';
import type { Actor } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { createMessageLogReader } from './message-log-reader.ts';

interface MessageLogDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly ownsChargePoint: (accountId: string, chargePointId: string) => Promise<boolean>;
}

const readerOf = ({ accountId, role }: Actor) => ({ accountId, inIdTags: may(role, 'whitelist.manage') });

/** The message log for owners: their own chargers and sessions. */
export const registerMessageLogRoutes = (
  route: Route,
  { db, now, ownsChargePoint }: MessageLogDeps,
): void => {
  const messages = createMessageLogReader(db, now);

  route(listOcppMessages, async ({ params: { chargePointId }, query }, actor) =>
    (await ownsChargePoint(actor.accountId, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, readerOf(actor).inIdTags)
      : refuse('not-found'),
  );

  route(exportOcppMessages, async ({ params: { chargePointId }, query }, actor) =>
    (await ownsChargePoint(actor.accountId, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query, readerOf(actor).inIdTags)
      : refuse('not-found'),
  );

  route(listSessionMessages, ({ params: { sessionId }, query }, actor) =>
    messages.ofSession(sessionId, readerOf(actor), query),
  );

  route(exportSessionMessages, ({ params: { sessionId }, query }, actor) =>
    messages.fileOfSession(sessionId, readerOf(actor), query),
  );
};
