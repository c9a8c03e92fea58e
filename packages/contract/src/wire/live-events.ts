import { z } from 'zod';

/**
 * What the server-sent stream `GET /api/events` carries: never data, only what changed, so that the browser
 * asks again with its own rights. Topics are per account.
 */
export const liveTopics = [
  'charge-point',
  'session',
  'command',
  'event',
  'alert',
  'tariff',
  'load-management',
  'whitelist',
  'account',
] as const;

export const liveEventSchema = z.strictObject({
  topic: z.enum(liveTopics),
  /** Id of what changed: charge point id, session id, command id, station id (tariff, load management), entry id or account id. */
  id: z.string(),
  chargePointId: z.string().optional(),
  stationId: z.string().optional(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;
