import { exportOcppMessages, listOcppMessages } from '@laadpoort/contract/charge-points';
import { exportSessionMessages, listSessionMessages } from '@laadpoort/contract/sessions';
import type { Database } from '#platform/database.ts';
import { refuse, type Route } from '#platform/route.ts';
import { createMessageLogReader } from './message-log-reader.ts';

interface MessageLogDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly ownsChargePoint: (accountId: string, chargePointId: string) => Promise<boolean>;
}

/** The message log for owners: their own chargers and sessions. */
export const registerMessageLogRoutes = (
  route: Route,
  { db, now, ownsChargePoint }: MessageLogDeps,
): void => {
  const messages = createMessageLogReader(db, now);

  route(listOcppMessages, async ({ params: { chargePointId }, query }, { accountId }) =>
    (await ownsChargePoint(accountId, chargePointId))
      ? messages.ofChargePoint(chargePointId, query)
      : refuse('not-found'),
  );

  route(exportOcppMessages, async ({ params: { chargePointId }, query }, { accountId }) =>
    (await ownsChargePoint(accountId, chargePointId))
      ? messages.fileOfChargePoint(chargePointId, query)
      : refuse('not-found'),
  );

  route(listSessionMessages, ({ params: { sessionId }, query }, { accountId }) =>
    messages.ofSession(sessionId, accountId, query),
  );

  route(exportSessionMessages, ({ params: { sessionId }, query }, { accountId }) =>
    messages.fileOfSession(sessionId, accountId, query),
  );
};
