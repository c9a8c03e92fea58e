import type { Kernel } from '#chargers/kernel.ts';
import {
  exportOcppMessages,
  listOcppMessages,
  exportSessionMessages,
  listSessionMessages,
} from '@laadpoort/contract/ocpp-messages';
import { refuse, type Route } from '#platform/http/route.ts';
import { everOwnedChargePoint } from '#chargers/directory/ownership.ts';
import type { MessageLogReader } from './message-log-reader.ts';

/** No search of theirs looks into card numbers, which they see masked. */
const IN_ID_TAGS = false;

/** The message log for owners: their own chargers and sessions. */
export const registerMessageLogRoutes = (
  route: Route,
  { db }: Pick<Kernel, 'db'>,
  messages: MessageLogReader,
): void => {
  route(listOcppMessages, async ({ params: { chargePointId }, query }, { accountId }) =>
    (await everOwnedChargePoint(db, accountId, chargePointId))
      ? messages.ofChargePoint(chargePointId, query, IN_ID_TAGS)
      : refuse('not-found'),
  );

  route(exportOcppMessages, async ({ params: { chargePointId }, query }, { accountId }) =>
    (await everOwnedChargePoint(db, accountId, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query, IN_ID_TAGS)
      : refuse('not-found'),
  );

  route(listSessionMessages, ({ params: { sessionId }, query }, { accountId }) =>
    messages.ofSession(sessionId, { accountId, inIdTags: IN_ID_TAGS }, query),
  );

  route(exportSessionMessages, ({ params: { sessionId }, query }, { accountId }) =>
    messages.fileOfSession(sessionId, { accountId, inIdTags: IN_ID_TAGS }, query),
  );
};
