import type { AuthorizationDecision } from '../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from './anomaly.ts';

/** What is known of every session from its start. Energies in Wh; times are the effective ones in UTC. */
export interface SessionStart {
  /** The OCPP transaction id: 1 to 2^31 - 1. */
  readonly sessionId: number;
  readonly chargePointId: string;
  readonly connectorId: number;
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly authorization: AuthorizationDecision;
  readonly anomalies: readonly SessionAnomaly[];
}

/** `overlapping`: it reached us after a newer session of the same connector; its own stop is probably next. */
export interface RunningSession extends SessionStart {
  readonly state: 'charging' | 'overlapping';
}

export interface CompletedSession extends SessionStart {
  readonly state: 'completed';
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint | null;
  readonly stopReason: string;
  readonly energyWh: bigint;
}

export type Session = RunningSession | CompletedSession;
export type SessionState = Session['state'];

/** Anomalies of the energy of an end; determined again with every end. */
const OF_THE_ENERGY: readonly SessionAnomaly[] = [
  'meter_regression',
  'meter_reset',
  'meter_rollover',
  'relative_samples',
  'estimated_energy',
  'no_meter_data',
  'implausible_energy',
  'zero_energy',
  'short_session',
];

/** Marks of a session that we closed without a report from the charge point. */
const OUR_CLOSES: readonly SessionAnomaly[] = ['implicit_stop', 'presumed_end'];

/** Whether a StopTransaction still replaces the values that a completed session was closed with. */
export function isRevisable(anomalies: readonly SessionAnomaly[]): boolean {
  return anomalies.some((anomaly) => OUR_CLOSES.includes(anomaly));
}

/** The anomalies that remain when the charge point's own stop arrives. */
export function withoutOurClose(anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] {
  return withoutEnergy(anomalies).filter((anomaly) => anomaly !== 'stale' && !OUR_CLOSES.includes(anomaly));
}

/** The anomalies that remain when the energy of an ended session is recalculated. */
export function withoutEnergy(anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] {
  return anomalies.filter((anomaly) => !OF_THE_ENERGY.includes(anomaly));
}
