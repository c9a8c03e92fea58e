import type { Kernel } from '#chargers/kernel.ts';
import {
  exportOcppMessages,
  listOcppMessages,
  exportSessionMessages,
  listSessionMessages,
} from '@laadpoort/contract/ocpp-messages';
import type { Actor } from '#platform/access/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { everOwnedChargePoint } from '#chargers/directory/ownership.ts';
import type { MessageLogReader } from './message-log-reader.ts';

const readerOf = ({ accountId }: Actor) => ({ accountId, inIdTags: false });

/** The message log for owners: their own chargers and sessions. */
export const registerMessageLogRoutes = (
  route: Route,
  { db }: Pick<Kernel, 'db'>,
  messages: MessageLogReader,
): void => {
  route(listOcppMessages, async ({ params: { chargePointId }, query }, actor) =>
    (await everOwnedChargePoint(db, actor.accountId, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, readerOf(actor).inIdTags)
      : refuse('not-found'),
  );

  route(exportOcppMessages, async ({ params: { chargePointId }, query }, actor) =>
    (await everOwnedChargePoint(db, actor.accountId, chargePointId))
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
