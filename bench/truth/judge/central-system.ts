import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { sessionEnergy } from '@laadpoort/domain/sessions/readings/energy';
import type { SessionEnergy } from '@laadpoort/domain/sessions/readings/energy-facts';
import { withoutEnergy } from '@laadpoort/domain/sessions/session';
import { startKey } from '@laadpoort/domain/sessions/start/start-key';
import { decideStart, type SameKeyStart } from '@laadpoort/domain/sessions/start/start-transaction';
import { decideStop } from '@laadpoort/domain/sessions/stop/stop-transaction';
import { parseRequest } from '@laadpoort/ocpp/parse/parse-request';
import type { ChargerTime } from '@laadpoort/ocpp/parse/timestamp';
import type { ChargingPoint } from '../world/charger.ts';
import { givenTo, type Message } from '../world/messages.ts';
import { createReadings, type Readings } from './readings.ts';
import { neighboursOf, stoppable, type StoredSession } from './stored-session.ts';

/** What became of a session in the portal. */
export interface Decided {
  readonly session: StoredSession;
  /** `null`: it has no end yet, so nothing is billed. */
  readonly energy: SessionEnergy | null;
  readonly anomalies: readonly SessionAnomaly[];
}

const CHARGE_POINT = 'truth';

/**
 * What the API does with the messages of one charger, over the same pure functions, with lists in place of tables. Its
 * counterparts: sessions/start/record-starts, readings/record-meter-values and read-readings, stop/record-stops and
 * complete-session, upkeep/remeasure-ended. Left out are cards, tariffs and the correction of a known clock.
 */
export const decideMessages = (
  messages: readonly Message[],
  points: readonly ChargingPoint[],
): readonly Decided[] => {
  const sessions: StoredSession[] = [];
  const readings = createReadings(sessions, points);
  for (const message of messages) {
    const payload = withGivenId(message, sessions);
    const receivedAt = new Date(message.receivedMs);
    if (message.action === 'StartTransaction') start(sessions, readings, message, payload, receivedAt);
    else if (message.action === 'StopTransaction') stop(sessions, readings, payload, receivedAt);
    else {
      const request = parseRequest('MeterValues', payload, receivedAt);
      if (request !== null) readings.add(request);
    }
  }
  return sessions.map((session) => decided(session, sessions, readings, points));
};

const withGivenId = ({ payload }: Message, sessions: readonly StoredSession[]) => {
  const { transactionId } = payload;
  if (typeof transactionId !== 'string') return payload;
  const given = sessions.find(({ origins }) => origins.some((origin) => givenTo(origin) === transactionId));
  return { ...payload, transactionId: given?.id ?? -1 };
};

const countedTime = ({ at, quality }: ChargerTime): Date | null =>
  quality === 'absurd' || quality === 'missing' ? null : at;

const start = (
  sessions: StoredSession[],
  readings: Readings,
  message: Message,
  payload: Record<string, unknown>,
  now: Date,
): void => {
  const request = parseRequest('StartTransaction', payload, now);
  if (request === null) return;
  const { connectorId, idTag, reservationId } = request;
  const meterStartWh = request.meterStartWh ?? 0n;
  const timestampRaw = request.timestamp.raw ?? '';
  const identity = { chargePointId: CHARGE_POINT, connectorId, idTag, timestampRaw, meterStartWh };
  const key = startKey(identity);
  const onConnector = sessions.filter((session) => session.connectorId === connectorId);
  const open = onConnector.find(({ state }) => state === 'charging');
  const same = sessions.findLast((session) => session.key === key);
  const similar = onConnector.findLast((session) => session.idTag === idTag);
  const decision = decideStart({
    now,
    connectorId,
    idTag,
    parentIdTag: null,
    startedAt: countedTime(request.timestamp),
    clockCorrected: false,
    meterStartWh,
    sameKey: same === undefined ? null : sameKeyOf(same, onConnector),
    similar:
      similar === undefined
        ? null
        : {
            sessionId: similar.id,
            answer: 'Accepted',
            startedAt: similar.startedAt,
            meterStartWh: similar.meterStartWh,
            hasLaterData: similar.stop !== null || readings.lastOf(similar) !== null,
          },
    openOnConnector:
      open === undefined
        ? null
        : {
            sessionId: open.id,
            startedAt: open.startedAt,
            meterStartWh: open.meterStartWh,
            lastSample: readings.lastOf(open),
            adopted: false,
          },
    connectorKnown: true,
    authorization: { status: 'Accepted', rule: 'guest', free: null },
    reservationId,
    reservations: [],
    remoteStarts: [],
  });
  if (decision.kind === 'repeat') {
    const repeated = sessions.find(({ id }) => id === decision.sessionId);
    repeated?.origins.push(message.session);
    if (repeated && decision.anomaly !== null) repeated.anomalies = [...repeated.anomalies, decision.anomaly];
    return;
  }
  if (decision.implicitClose !== null && open !== undefined) {
    const { stoppedAt, meterStopWh, anomaly } = decision.implicitClose;
    Object.assign(open, { state: 'completed', stop: { stoppedAt, meterStopWh } });
    open.anomalies = [...open.anomalies, anomaly];
  }
  sessions.push({
    id: 1_000 + sessions.length,
    origins: [message.session],
    key,
    timestampRaw,
    receivedAt: now,
    connectorId,
    idTag,
    startedAt: decision.startedAt,
    meterStartWh,
    repetition: decision.repetition,
    state: decision.state,
    stop: null,
    anomalies: [
      ...decision.anomalies,
      ...(request.meterStartWh === null ? (['no_meter_start'] as const) : []),
    ],
  });
};

const sameKeyOf = (same: StoredSession, onConnector: readonly StoredSession[]): SameKeyStart => ({
  sessionId: same.id,
  answer: 'Accepted',
  receivedAt: same.receivedAt,
  answerArrived: same.state === 'completed' && !same.anomalies.includes('implicit_stop'),
  clockRan: same.stop !== null && same.stop.stoppedAt > same.startedAt && !same.anomalies.includes('clock'),
  timeRepeated: onConnector.some(
    (other) => other !== same && other.id > same.id && other.timestampRaw === same.timestampRaw,
  ),
  repetition: same.repetition,
});

const stop = (
  sessions: StoredSession[],
  readings: Readings,
  payload: Record<string, unknown>,
  now: Date,
): void => {
  const request = parseRequest('StopTransaction', payload, now);
  if (request === null) return;
  const named = sessions.find(({ id }) => id === request.transactionId) ?? null;
  const facts = (session: StoredSession) => stoppable(session, sessions, readings.lastOf(session));
  const decision = decideStop({
    now,
    request: {
      ...request,
      stoppedAt: countedTime(request.timestamp),
      clockCorrected: false,
      card: request.idTag === null ? null : { idTag: request.idTag, status: 'Accepted', parentIdTag: null },
    },
    session: named === null ? null : facts(named),
    belongsElsewhere: false,
    wasUnmatched: false,
    running: sessions.filter(({ state }) => state !== 'completed').map(facts),
  });
  if (decision.kind === 'unmatched') {
    const flagged = sessions.find(({ id }) => id === decision.sessionId);
    if (flagged) flagged.anomalies = [...flagged.anomalies, 'conflicting_stop'];
    return;
  }
  if (decision.kind === 'repeat') return;
  const { sessionId, stoppedAt, meterStopWh, anomalies } = decision.close;
  const closed = sessions.find(({ id }) => id === sessionId);
  if (closed === undefined) return;
  Object.assign(closed, { state: 'completed', stop: { stoppedAt, meterStopWh }, anomalies });
  readings.store(closed, closed.connectorId, request.readings);
};

const decided = (
  session: StoredSession,
  sessions: readonly StoredSession[],
  readings: Readings,
  points: readonly ChargingPoint[],
): Decided => {
  const { stop: end, startedAt, anomalies } = session;
  if (end === null) return { session, energy: null, anomalies };
  const point = points.find(({ connectorId }) => connectorId === session.connectorId);
  const energy = sessionEnergy({
    startedAt,
    stoppedAt: end.stoppedAt,
    meterStartWh: anomalies.includes('no_meter_start') ? null : session.meterStartWh,
    meterStopWh: end.meterStopWh,
    readings: readings.during(session, end.stoppedAt),
    maxPowerW: point?.maxPowerW ?? null,
    current: point?.current ?? 'ac',
    register: 'auto',
    ...neighboursOf(session, sessions),
  });
  return { session, energy, anomalies: [...withoutEnergy(anomalies), ...energy.anomalies] };
};
