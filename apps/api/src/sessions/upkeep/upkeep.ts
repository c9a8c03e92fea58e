import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { EndedSession } from '../ended-session.ts';
import type { EndSessionDeps } from '../stop/end-session.ts';
import { findSetAside } from '../set-aside/find-set-aside.ts';
import { createTariffCache } from '../tariff-cache.ts';
import { keepIdleTimes } from './idle-sessions.ts';
import { priceIdle } from './price-idle.ts';
import type { OpenSessionRow } from './reconcile-facts.ts';
import { reconcileSessions, type ReconcileDeps } from './reconcile-sessions.ts';

interface UpkeepOptions extends Pick<EndSessionDeps, 'meterOf'> {
  readonly ended: (session: EndedSession) => void;
  readonly lookAgain: (chargePointIds: readonly string[]) => Promise<void>;
}

/** Looks after running sessions: what was missed is asked for, what nothing will end is ended. */
export const createUpkeep = (kernel: Kernel, options: UpkeepOptions): (() => Promise<void>) => {
  const { db, now } = kernel;
  const deps: ReconcileDeps = {
    pool: db.pool,
    now,
    readTariffs: createTariffCache(db.pool),
    meterOf: options.meterOf,
    isQuiet: (chargePointId) => kernel.directory.findById(chargePointId)?.quirks.setUp === 'quiet',
    ...commandsOf(kernel),
    ...alertsOf(kernel),
    onEnded: (session) => options.ended(endedOf(session)),
    onFault: (error) => kernel.background.report(error),
  };
  return async () => {
    if (!(await reconcileSessions(deps))) return;
    await options.lookAgain(await findSetAside(db.pool, now()));
    await keepIdleTimes(db.pool, now());
    const priced = await priceIdle(deps);
    for (const { accountId, sessionId, ...place } of priced) {
      kernel.live.publish(accountId, { topic: 'session', id: String(sessionId), ...place });
      kernel.live.publish(accountId, { topic: 'billing', id: String(sessionId), ...place });
    }
  };
};

const commandsOf = ({ sendCommand }: Kernel): Pick<ReconcileDeps, 'trigger' | 'stop'> => ({
  trigger: ({ accountId, chargePointId, connectorId, message: requestedMessage }) =>
    sendCommand({
      ...BY_SYSTEM,
      accountId,
      chargePointId,
      request: { action: 'TriggerMessage', requestedMessage, connectorId },
    }),
  stop: ({ accountId, chargePointId, sessionId }) =>
    sendCommand({
      ...BY_SYSTEM,
      accountId,
      chargePointId,
      request: { action: 'RemoteStopTransaction', sessionId },
    }),
});

const alertsOf = ({ raiseAlert }: Kernel): Pick<ReconcileDeps, 'onUnmatchedStops' | 'onSilent'> => ({
  onUnmatchedStops: ({ accountId, chargePointId, stops }, at) =>
    raiseAlert({ accountId, chargePointId, kind: 'unknown-stop', detail: { stops }, at }),
  onSilent: ({ id: sessionId, account_id, charge_point_id, connector_id: connectorId }, at) =>
    raiseAlert({
      accountId: account_id,
      chargePointId: charge_point_id,
      kind: 'silent',
      detail: { connectorId, sessionId },
      at,
    }),
});

const endedOf = (session: OpenSessionRow): EndedSession => ({
  accountId: session.account_id,
  stationId: session.station_id,
  chargePointId: session.charge_point_id,
  sessionId: session.id,
});
