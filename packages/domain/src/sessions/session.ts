import type { AuthorizationDecision } from '../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from './anomaly.ts';

/** What is known of every session from its start on. Energies in Wh, times are the effective ones in UTC. */
export interface SessionStart {
  readonly transactionId: number;
  readonly chargePointId: string;
  readonly connectorId: number;
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly authorization: AuthorizationDecision;
  readonly anomalies: readonly SessionAnomaly[];
}

/** `open-late`: reached us after a newer session of the same connector, its own stop is probably next. */
export interface RunningSession extends SessionStart {
  readonly state: 'charging' | 'open-late';
}

/**
 * `completed`: the charge point said so. `implicitly-closed`: its connector started another session.
 * `presumed-ended`: the connector is free and no stop came. The last two are revised by a late stop.
 */
export interface EndedSession extends SessionStart {
  readonly state: 'completed' | 'implicitly-closed' | 'presumed-ended';
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint | null;
  readonly stopReason: string;
  readonly energyWh: bigint;
}

export type Session = RunningSession | EndedSession;
export type SessionState = Session['state'];

export function isRunning(state: SessionState): state is RunningSession['state'] {
  return state === 'charging' || state === 'open-late';
}

/** Whether a StopTransaction still replaces the values that the session was closed with. */
export function isRevisable(state: SessionState): boolean {
  return state === 'implicitly-closed' || state === 'presumed-ended';
}
