import type {
  messageFileQuerySchema,
  messageQuerySchema,
  sessionMessageFileQuerySchema,
  sessionMessageQuerySchema,
} from '@laadpoort/contract/ocpp-messages';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import { requestedPeriod } from './requested-period.ts';
import { exportMessages } from './export-messages.ts';
import { readMessagePage } from './message-page.ts';
import { scopeOfSession, type MessageReader } from './message-scope.ts';

/** The message log as it is read; who may read a charge point's is its caller's business. */
export type MessageLogReader = ReturnType<typeof createMessageLogReader>;

export const createMessageLogReader = (db: Database, now: () => Date) => ({
  async ofChargePoint(
    chargePointId: string,
    { from, until, connectorId, ...asked }: z.output<typeof messageQuerySchema>,
    inIdTags: boolean,
  ) {
    const period = requestedPeriod({ from, until }, now());
    if (period instanceof Refusal) return period;
    return readMessagePage(db, { chargePointId, connectorId, inIdTags, ...period }, asked);
  },

  async fileOfChargePoint(
    chargePointId: string,
    { from, until, connectorId, ...asked }: z.output<typeof messageFileQuerySchema>,
    inIdTags: boolean,
  ) {
    const period = requestedPeriod({ from, until }, now());
    if (period instanceof Refusal) return period;
    return exportMessages({ chargePointId, connectorId, inIdTags, ...period }, asked);
  },

  async ofSession(
    sessionId: number,
    reader: MessageReader,
    asked: z.output<typeof sessionMessageQuerySchema>,
  ) {
    const scope = await scopeOfSession(db, sessionId, { ...reader, now: now() });
    return scope ? readMessagePage(db, scope, asked) : refuse('not-found');
  },

  async fileOfSession(
    sessionId: number,
    reader: MessageReader,
    asked: z.output<typeof sessionMessageFileQuerySchema>,
  ) {
    const scope = await scopeOfSession(db, sessionId, { ...reader, now: now() });
    return scope ? exportMessages(scope, asked) : refuse('not-found');
  },
});
