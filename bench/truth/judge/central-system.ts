import { parseRequest } from '@laadpoort/ocpp/parse/parse-request';
import type { ParsedMeterValues } from '@laadpoort/ocpp/parse/transaction-requests';
import type { ChargingPoint } from '../world/charger.ts';
import { givenTo, type Message } from '../world/messages.ts';
import { measure, type Portal } from './portal.ts';
import { createReadings } from './readings.ts';
import { startSession } from './start-message.ts';
import { stopSession } from './stop-message.ts';
import { inOrder, type StoredSession } from './stored-session.ts';

/**
 * What the API makes of the messages of one charger, over the same pure functions, with lists in place of tables. Its
 * counterparts: sessions/start/record-starts, readings/record-meter-values and read-readings, stop/record-stops and
 * complete-session, upkeep/remeasure-ended. Left out are cards, tariffs, stops that fit no session, and the correction
 * of a known clock.
 */
export const decideMessages = (
  messages: readonly Message[],
  points: readonly ChargingPoint[],
): readonly StoredSession[] => {
  const sessions: StoredSession[] = [];
  const portal: Portal = { points, sessions, readings: createReadings(sessions, points) };
  for (const message of messages) {
    const payload = withGivenId(message, sessions);
    const receivedAt = new Date(message.receivedMs);
    if (message.action === 'StartTransaction') startSession(portal, message.session, payload, receivedAt);
    else if (message.action === 'StopTransaction') stopSession(portal, payload, receivedAt);
    else readMeterValues(portal, payload, receivedAt);
  }
  return sessions;
};

const withGivenId = ({ payload }: Message, sessions: readonly StoredSession[]) => {
  const { transactionId } = payload;
  if (typeof transactionId !== 'string') return payload;
  const given = sessions.find(({ origins }) => origins.some((origin) => givenTo(origin) === transactionId));
  return { ...payload, transactionId: given?.id ?? -1 };
};

const readMeterValues = (portal: Portal, payload: Record<string, unknown>, receivedAt: Date): void => {
  const request = parseRequest('MeterValues', payload, receivedAt);
  if (request === null) return;
  const session = portal.readings.add(request);
  const endedAt = session?.stop?.stoppedAt;
  if (session && endedAt && request.readings.some(({ at, endWh }) => at <= endedAt || endWh !== null))
    measure(portal, session);
  for (const ended of endedDuring(portal, request)) if (ended !== session) measure(portal, ended);
};

/** As apps/api sessions/readings/ended-during. */
const endedDuring = (
  { sessions }: Portal,
  { connectorId, readings }: ParsedMeterValues,
): Set<StoredSession> =>
  new Set(
    readings.flatMap(({ at }) => {
      const session = inOrder(sessions, connectorId).findLast(({ startedAt }) => startedAt <= at);
      return session?.stop && at <= session.stop.stoppedAt ? [session] : [];
    }),
  );
