import type { RunningState } from '../session.ts';

const MINUTE_MS = 60_000;
/** A charge point that has a stop in its queue delivers it within this time of being online. */
const STOP_DELIVERY_TIMEOUT_MS = 30 * MINUTE_MS;
const REMOTE_STOP_TIMEOUT_MS = MINUTE_MS;
/** A late session's own stop is probably next in the queue. */
const OVERLAPPING_TIMEOUT_MS = 15 * MINUTE_MS;
const STALE_AFTER_MS = 24 * 60 * MINUTE_MS;
const SILENCE_ALERT_MS = 4 * 60 * MINUTE_MS;
const SILENT_INTERVALS = 3;
const MAX_TRIGGERS = 2;

/** A running session with what is known of its charge point and connector. */
export interface ReconcileFacts {
  readonly now: Date;
  readonly state: RunningState;
  /** The start's arrival or the last meter values, whichever is later. */
  readonly lastEvidenceAt: Date;
  readonly isStale: boolean;
  /** `null`: never connected. */
  readonly connectedSince: Date | null;
  /** `null`: online. */
  readonly offlineSince: Date | null;
  readonly connectorStatus: string | null;
  readonly connectorStatusAt: Date | null;
  /** How often the charge point sends meter values. */
  readonly sampleIntervalSeconds: number;
  /** Meter values requested since the last evidence. */
  readonly triggers: number;
  readonly lastTriggerAt: Date | null;
  /** A person was alerted since the last evidence. */
  readonly silenceTold: boolean;
  /** When the charge point accepted to stop it; `null`: not requested, or refused. */
  readonly remoteStopAcceptedAt: Date | null;
  /** The connector's status was requested since then. */
  readonly statusAsked: boolean;
  /** Start of the next session of the connector. */
  readonly nextStartedAt: Date | null;
  /** Nothing may be sent that no person requested. */
  readonly quiet: boolean;
}

export type ReconcileDecision =
  | { readonly kind: 'keep' }
  | { readonly kind: 'presume-end' }
  /** At the start of the next session. */
  | { readonly kind: 'end-overlapping'; readonly nextStartedAt: Date }
  | { readonly kind: 'trigger'; readonly message: 'MeterValues' | 'StatusNotification' }
  | { readonly kind: 'tell-silence' }
  | { readonly kind: 'mark-stale' };

const KEEP: ReconcileDecision = { kind: 'keep' };
const FREE: readonly (string | null)[] = ['Available', 'Preparing'];
const IN_SESSION: readonly (string | null)[] = ['Charging', 'SuspendedEV', 'SuspendedEVSE'];

/**
 * What to do about a session that no stop has come for, every minute. A presumed end gives way to a real stop.
 *
 * | facts | decision |
 * |---|---|
 * | arrived late, silent for 15 min, a newer session exists | ends when that one began |
 * | offline for 24 h | stale: waits for the queue, however long; a person is told |
 * | accepted to stop over a minute ago, connector free since | presumed end |
 * | accepted to stop over a minute ago, connector not known to be free | ask for its status, once |
 * | online and without evidence for 30 min, connector free since the last evidence | presumed end |
 * | in session, no meter values for three intervals | ask for them, twice |
 * | charging, and still none | tell a person |
 * | online, in no session, without evidence for 4 h | tell a person, who may end it |
 */
export const reconcile = (facts: ReconcileFacts): ReconcileDecision => {
  const { now, state, offlineSince, nextStartedAt } = facts;
  const silentMs = now.getTime() - facts.lastEvidenceAt.getTime();
  if (state === 'overlapping' && nextStartedAt !== null && silentMs > OVERLAPPING_TIMEOUT_MS) {
    return { kind: 'end-overlapping', nextStartedAt };
  }
  if (offlineSince !== null) {
    const isStale = now.getTime() - offlineSince.getTime() > STALE_AFTER_MS;
    return isStale && !facts.isStale ? { kind: 'mark-stale' } : KEEP;
  }
  if (state === 'overlapping' || facts.connectedSince === null) return KEEP;
  return (
    afterRemoteStop(facts) ??
    whenFree(facts, silentMs) ??
    whenSilent(facts, silentMs) ??
    whenForgotten(facts, silentMs) ??
    KEEP
  );
};

const afterRemoteStop = (facts: ReconcileFacts): ReconcileDecision | null => {
  const { remoteStopAcceptedAt: acceptedAt } = facts;
  if (acceptedAt === null || facts.now.getTime() - acceptedAt.getTime() <= REMOTE_STOP_TIMEOUT_MS)
    return null;
  if (facts.connectorStatus === 'Available' && isAfter(facts.connectorStatusAt, acceptedAt)) {
    return { kind: 'presume-end' };
  }
  return facts.quiet || facts.statusAsked ? null : { kind: 'trigger', message: 'StatusNotification' };
};

const whenFree = (facts: ReconcileFacts, silentMs: number): ReconcileDecision | null => {
  const onlineMs = facts.now.getTime() - (facts.connectedSince?.getTime() ?? 0);
  if (
    silentMs <= STOP_DELIVERY_TIMEOUT_MS ||
    onlineMs <= STOP_DELIVERY_TIMEOUT_MS ||
    !FREE.includes(facts.connectorStatus)
  )
    return null;
  return isAfter(facts.connectorStatusAt, facts.lastEvidenceAt) ? { kind: 'presume-end' } : null;
};

const whenSilent = (facts: ReconcileFacts, silentMs: number): ReconcileDecision | null => {
  const intervalMs = facts.sampleIntervalSeconds * 1000;
  if (silentMs <= SILENT_INTERVALS * intervalMs || !IN_SESSION.includes(facts.connectorStatus)) return null;
  const sinceTriggerMs = facts.now.getTime() - (facts.lastTriggerAt?.getTime() ?? 0);
  if (sinceTriggerMs <= Math.max(intervalMs, 2 * MINUTE_MS)) return null;
  if (!facts.quiet && facts.triggers < MAX_TRIGGERS) return { kind: 'trigger', message: 'MeterValues' };
  // Some send none while the car is paused.
  return facts.connectorStatus === 'Charging' && !facts.silenceTold ? { kind: 'tell-silence' } : null;
};

const whenForgotten = (
  { connectorStatus, silenceTold }: ReconcileFacts,
  silentMs: number,
): ReconcileDecision | null => {
  if (silentMs <= SILENCE_ALERT_MS || IN_SESSION.includes(connectorStatus) || silenceTold) return null;
  return { kind: 'tell-silence' };
};

const isAfter = (at: Date | null, other: Date): boolean => {
  return at !== null && at > other;
};
