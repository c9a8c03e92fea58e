import { z } from 'zod';

/**
 * What can change, for a browser that shows it: endpoints that answer something name the topics that change their
 * answer, endpoints that change something name what they change. The server tells the other browsers.
 */
export const topics = [
  'charge-point',
  'session',
  'command',
  'event',
  'alert',
  'tariff',
  'billing',
  'load-management',
  'whitelist',
  'mobility-card',
  'reservation',
  'configuration',
  'security',
  'firmware',
  'log',
  'quirks',
  'adoption',
  'account',
  'settlement',
  'mail',
  'job',
] as const;
export type Topic = (typeof topics)[number];

/**
 * What the server-sent stream `GET /api/events` carries: never data, only what changed, so that the browser
 * asks again with its own rights. Topics are per account.
 */
export const liveEventSchema = z.strictObject({
  topic: z.enum(topics),
  /** Id of what changed: charge point id, session id, command id, station id (tariff, load management), entry id or account id. */
  id: z.string(),
  chargePointId: z.string().optional(),
  stationId: z.string().optional(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;
