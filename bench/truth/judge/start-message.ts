import { startKey } from '@laadpoort/domain/sessions/start/start-key';
import {
  decideStart,
  type SameKeyStart,
  type SimilarStart,
  type StartFacts,
} from '@laadpoort/domain/sessions/start/start-transaction';
import { parseRequest } from '@laadpoort/ocpp/parse/parse-request';
import { countedTime, measure, type Portal } from './portal.ts';
import type { StoredSession } from './stored-session.ts';

const CHARGE_POINT = 'truth';

/** As apps/api sessions/start/record-starts; `origin` is the true session. */
export const startSession = (
  portal: Portal,
  origin: number,
  payload: Record<string, unknown>,
  now: Date,
): void => {
  const { sessions, readings } = portal;
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
    similar: similar === undefined ? null : similarTo(similar, readings),
    openOnConnector: open === undefined ? null : openStart(open, readings),
    connectorKnown: true,
    authorization: { status: 'Accepted', rule: 'guest', free: null },
    reservationId,
    reservations: [],
    remoteStarts: [],
  });
  if (decision.kind === 'repeat') {
    const repeated = sessions.find(({ id }) => id === decision.sessionId);
    repeated?.origins.push(origin);
    if (repeated && decision.anomaly !== null) repeated.anomalies = [...repeated.anomalies, decision.anomaly];
    return;
  }
  if (decision.implicitClose !== null && open !== undefined) {
    const { stoppedAt, meterStopWh, anomaly } = decision.implicitClose;
    open.stop = { stoppedAt, meterStopWh };
    open.anomalies = [...open.anomalies, anomaly];
    measure(portal, open);
    open.state = 'completed';
  }
  sessions.push({
    id: 1_000 + sessions.length,
    origins: [origin],
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
    energy: null,
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

const similarTo = (session: StoredSession, readings: Portal['readings']): SimilarStart => ({
  sessionId: session.id,
  answer: 'Accepted',
  startedAt: session.startedAt,
  meterStartWh: session.meterStartWh,
  hasLaterData: session.stop !== null || readings.lastOf(session) !== null,
});

const openStart = (session: StoredSession, readings: Portal['readings']): StartFacts['openOnConnector'] => ({
  sessionId: session.id,
  startedAt: session.startedAt,
  meterStartWh: session.meterStartWh,
  lastSample: readings.lastOf(session),
  adopted: false,
});
