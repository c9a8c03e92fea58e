import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { SessionEnergy } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import type { StoppableSession } from '@laadpoort/domain/sessions/stop/stop-transaction';

/** A row of the table `session`. */
export interface StoredSession {
  readonly id: number;
  /** The true sessions whose starts were taken for this one. */
  readonly origins: number[];
  readonly key: string;
  readonly timestampRaw: string;
  readonly receivedAt: Date;
  readonly connectorId: number;
  readonly idTag: string;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly repetition: number;
  state: SessionState;
  stop: { readonly stoppedAt: Date; readonly meterStopWh: bigint | null } | null;
  /** `null`: it has no end yet, so nothing is billed. */
  energy: SessionEnergy | null;
  anomalies: readonly SessionAnomaly[];
}

export const stoppable = (
  session: StoredSession,
  sessions: readonly StoredSession[],
  lastSample: { readonly at: Date } | null,
): StoppableSession => {
  const known = {
    sessionId: session.id,
    anomalies: session.anomalies,
    idTag: session.idTag,
    parentIdTag: null,
    chargePointTransactionId: null,
    startedAt: session.startedAt,
    meterStartWh: session.meterStartWh,
    lastSampleAt: lastSample?.at ?? null,
    nextStartedAt: session.state === 'charging' ? null : (nextOf(session, sessions)?.startedAt ?? null),
  };
  const { state, stop } = session;
  if (state !== 'completed') return { ...known, state, stop: null };
  if (stop === null) throw new Error(`completed session ${session.id} has no end`);
  return { ...known, state, stop };
};

export const inOrder = (sessions: readonly StoredSession[], connectorId: number): StoredSession[] =>
  sessions
    .filter((session) => session.connectorId === connectorId)
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());

/** The session that followed on the connector. */
const nextOf = (session: StoredSession, sessions: readonly StoredSession[]): StoredSession | undefined =>
  inOrder(sessions, session.connectorId).find(({ startedAt }) => startedAt > session.startedAt);
