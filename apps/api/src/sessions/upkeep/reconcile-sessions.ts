import { reconcile, type ReconcileDecision } from '@laadpoort/domain/sessions/upkeep/reconcile';
import { withAdvisoryLock } from '#platform/database/advisory-lock.ts';
import { findBlockedSessions, type BlockedSession } from '../start/blocked-cards.ts';
import { endSession, type EndSessionDeps, type AssumedEnd } from '../stop/end-session.ts';
import { readOpenSessions, reconcileFactsOf, type OpenSessionRow } from './reconcile-facts.ts';
import { findUnmatchedStops, type UnmatchedStops } from './alert-unmatched-stops.ts';

/** A connector that is asked to report. */
export interface Trigger {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly message: 'MeterValues' | 'StatusNotification';
}

export interface ReconcileDeps extends EndSessionDeps {
  readonly now: () => Date;
  readonly isQuiet: (chargePointId: string) => boolean;
  readonly trigger: (trigger: Trigger) => Promise<unknown>;
  /** Its card was blocked while it was running: a start is only answered once, so it has to be stopped. */
  readonly stop: (session: BlockedSession) => Promise<unknown>;
  readonly onUnmatchedStops: (stops: UnmatchedStops, at: Date) => Promise<unknown>;
  readonly onSilent: (session: OpenSessionRow, at: Date) => Promise<unknown>;
  readonly onEnded: (session: OpenSessionRow) => void;
  /** The error for one session; the others are still checked. */
  readonly onFault: (error: unknown) => void;
}

/** One pass at a time in the whole installation, in whichever process. */
const LOCK = 7_301_642;
/** A fleet that fell silent together is not asked all at once. */
const MAX_TRIGGERS = 100;

const STALE = `
  UPDATE session SET anomalies = array_append(anomalies, 'stale')
   WHERE id = $1 AND ended_at IS NULL AND NOT anomalies @> ARRAY['stale']`;

/** Checks the sessions for which no stop has arrived. False: another process is doing it. */
export const reconcileSessions = (deps: ReconcileDeps): Promise<boolean> =>
  withAdvisoryLock(deps.pool, LOCK, async () => {
    const now = deps.now();
    const eachOf = async <Item>(items: readonly Item[], lookAfter: (item: Item) => Promise<unknown>) => {
      for (const item of items) await lookAfter(item).catch(deps.onFault);
    };
    const decided = (await readOpenSessions(deps.pool)).map((session) => ({
      session,
      decision: reconcile(reconcileFactsOf(session, now, deps.isQuiet(session.charge_point_id))),
    }));
    const triggers = decided.flatMap(({ session, decision }) =>
      decision.kind === 'trigger' ? [triggerOf(session, decision.message)] : [],
    );
    await eachOf(triggers.slice(0, MAX_TRIGGERS), deps.trigger);
    await eachOf(decided, async ({ session, decision }) => {
      if (decision.kind === 'tell-silence' || decision.kind === 'mark-stale')
        await deps.onSilent(session, now);
      // After its alert: a crash between the two alerts once more, and never not at all.
      if (decision.kind === 'mark-stale') await deps.pool.query(STALE, [session.id]);
      const end = endOf(session, decision, now);
      if (end !== null && (await endSession(deps, session, end))) deps.onEnded(session);
    });
    await eachOf(await findUnmatchedStops(deps.pool, now), (stops) => deps.onUnmatchedStops(stops, now));
    const blocked = await findBlockedSessions(deps.pool);
    const toStop = blocked.filter(({ chargePointId }) => !deps.isQuiet(chargePointId));
    await eachOf(toStop, deps.stop);
  });

const triggerOf = (session: OpenSessionRow, message: Trigger['message']): Trigger => ({
  accountId: session.account_id,
  chargePointId: session.charge_point_id,
  connectorId: session.connector_id,
  message,
});

const endOf = (session: OpenSessionRow, decision: ReconcileDecision, now: Date): AssumedEnd | null => {
  const { started_at: startedAt, last_reading_at: lastAt, last_register_wh: register } = session;
  const registerWh = register === null ? null : BigInt(register);
  if (decision.kind === 'end-overlapping') {
    const counts = lastAt !== null && lastAt <= decision.nextStartedAt;
    return {
      stoppedAt: decision.nextStartedAt,
      meterStopWh: counts ? registerWh : null,
      anomaly: 'implicit_stop',
    };
  }
  if (decision.kind !== 'presume-end') return null;
  const [stoppedAt = now] = [lastAt, session.status_at].flatMap((at) =>
    at !== null && at >= startedAt ? [at] : [],
  );
  return { stoppedAt, meterStopWh: registerWh, anomaly: 'presumed_end' };
};
