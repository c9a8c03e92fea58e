import type { SessionAnomaly } from './anomaly.ts';

/** `overlapping`: it reached us after a newer session of the same connector; its own stop is probably next. */
export const SESSION_STATES = ['charging', 'overlapping', 'completed'] as const;
export type SessionState = (typeof SESSION_STATES)[number];
export type RunningState = Exclude<SessionState, 'completed'>;

/** Anomalies of the energy of an end; determined again with every end. */
const OF_THE_ENERGY: readonly SessionAnomaly[] = [
  'meter_regression',
  'meter_reset',
  'meter_rollover',
  'relative_samples',
  'no_meter_stop',
  'start_register',
  'stop_register',
  'register_jump',
  'registers_disagree',
  'power_disagrees',
  'register_factor',
  'signature_fails',
  'unmeasured_energy',
  'overlaps_previous',
  'overlaps_next',
  'estimated_energy',
  'no_rate',
  'no_meter_data',
  'implausible_energy',
  'zero_energy',
  'short_session',
];

/** Marks of a session that we closed without a report from the charge point. */
const OUR_CLOSES: readonly string[] = ['implicit_stop', 'presumed_end'] satisfies SessionAnomaly[];

/** Marks of how a stop and its session came together. */
const OF_THE_STOP: readonly SessionAnomaly[] = [
  'matched_stop',
  'proposed_stop',
  'foreign_stop_id',
  'stop_tag_differs',
];

/** The anomalies that remain when a session turns out to have ended with another stop, or with none. */
export const withoutStop = (anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] => {
  return withoutOurClose(anomalies).filter((anomaly) => !OF_THE_STOP.includes(anomaly));
};

/** Whether a StopTransaction still replaces the values that a completed session was closed with. */
export const isRevisable = (anomalies: readonly string[]): boolean => {
  return anomalies.some((anomaly) => OUR_CLOSES.includes(anomaly));
};

/** The anomalies that remain when the charge point's own stop arrives. */
export const withoutOurClose = (anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] => {
  return withoutEnergy(anomalies).filter((anomaly) => anomaly !== 'stale' && !OUR_CLOSES.includes(anomaly));
};

/** The anomalies that remain when the energy of an ended session is recalculated. */
export const withoutEnergy = (anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] => {
  return anomalies.filter((anomaly) => !OF_THE_ENERGY.includes(anomaly));
};
