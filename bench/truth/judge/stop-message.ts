import { decideStop } from '@laadpoort/domain/sessions/stop/stop-transaction';
import { parseRequest } from '@laadpoort/ocpp/parse/parse-request';
import { countedTime, measure, measureContradicted, type Portal } from './portal.ts';
import { stoppable, type StoredSession } from './stored-session.ts';

/** As apps/api sessions/stop/record-stops. */
export const stopSession = (portal: Portal, payload: Record<string, unknown>, now: Date): void => {
  const { sessions, readings } = portal;
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
  closed.stop = { stoppedAt, meterStopWh };
  closed.anomalies = anomalies;
  readings.store(closed, closed.connectorId, request.readings);
  measure(portal, closed);
  closed.state = 'completed';
  measureContradicted(portal, closed);
};
