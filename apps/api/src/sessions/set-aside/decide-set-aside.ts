import { auditStatement } from '#chargers/audit.ts';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import { remeasureEnded } from '../upkeep/remeasure-ended.ts';
import { assignStop } from './assign-stop.ts';
import { readKeptStop, readLookedAt } from './gather-set-aside.ts';
import { stopOf, type LookedAtRow } from './looked-at-session.ts';
import { lookAgain, type LookAgainDeps } from './look-again.ts';
import { assignReadings } from './set-aside-readings.ts';
import { type Asked, SET_ASIDE_TABLES, waitsOnList, type Owner, findItemOwner } from './find-waiting.ts';

export type Decided =
  | { readonly kind: 'decided'; readonly accountId: string; readonly chargePointId: string }
  | { readonly kind: 'not-found' | 'session-changed' };

/** Gives something that was set aside to a session of its charge point, which must not have been removed. */
export const assignToSession = async (
  deps: LookAgainDeps,
  asked: Asked,
  sessionId: number,
): Promise<Decided> => {
  const owner = await findItemOwner(deps.pool, asked, 'charge_point');
  if (owner === null) return { kind: 'not-found' };
  const [target] = await readLookedAt(deps.pool, [sessionId]);
  if (target?.charge_point_id !== owner.chargePointId) return { kind: 'not-found' };
  const outcome = await assignTo(deps, asked, target, auditOf(deps, asked, owner, target));
  if (outcome !== 'assigned') return { kind: outcome };
  await lookAgain(deps, [owner.chargePointId]);
  return { kind: 'decided', ...owner };
};

const assignTo = async (
  deps: LookAgainDeps,
  { kind, itemId }: Asked,
  target: LookedAtRow,
  audit: Statement,
): Promise<'assigned' | 'not-found' | 'session-changed'> => {
  const { pool } = deps;
  if (kind === 'stop') {
    const kept = await readKeptStop(pool, itemId);
    return kept === null ? 'not-found' : assignStop(deps, kept.stop, { target, from: null }, audit);
  }
  if (kind === 'proposal') {
    const [from] = await readLookedAt(pool, [Number(itemId)]);
    const stop = from === undefined ? null : stopOf(from);
    if (from === undefined || stop === null) return 'not-found';
    return assignStop(deps, stop, { target, from }, audit);
  }
  const taken = kind === 'readings' ? assignReadings(itemId, target.id) : assignMessage(itemId, target.id);
  if (!(await stores(pool, [taken, audit]))) return 'session-changed';
  if (kind === 'readings' && target.ended_at !== null) await remeasureEnded(deps, [target.id]);
  const { account_id: accountId, station_id: stationId, charge_point_id: chargePointId } = target;
  deps.changed({ accountId, stationId, chargePointId, sessionId: target.id });
  return 'assigned';
};

const assignMessage = (id: string, sessionId: number): Statement => ({
  name: 'assign-quarantined',
  text: `UPDATE ocpp_quarantine SET session_id = $2 WHERE id = $1 AND ${waitsOnList('message')}`,
  rows: 1,
  values: [id, sessionId],
});

const auditOf = (deps: LookAgainDeps, asked: Asked, owner: Owner, target: LookedAtRow): Statement => {
  const { kind, itemId, personId, reason } = asked;
  const { ended_at: at, meter_stop_wh: meterStopWh } = target;
  const endsOtherwise = kind === 'stop' || kind === 'proposal';
  return auditStatement({
    at: deps.now(),
    accountId: owner.accountId,
    actorId: personId,
    action: 'set-aside.assign',
    targetId: owner.chargePointId,
    reason,
    detail: {
      kind,
      itemId,
      sessionId: target.id,
      endedBefore: endsOtherwise && at !== null ? { at: at.toISOString(), meterStopWh } : null,
    },
  });
};

/** Takes something off the list. A proposed stop has ended a session: it can only be confirmed, or given to another. */
export const dismiss = async (deps: LookAgainDeps, asked: Asked): Promise<Decided> => {
  const { kind, itemId, personId, reason } = asked;
  const owner = kind === 'proposal' ? null : await findItemOwner(deps.pool, asked, 'charge_point_ever');
  if (kind === 'proposal' || owner === null) return { kind: 'not-found' };
  const at = deps.now();
  const dismissed = await stores(deps.pool, [
    {
      name: `dismiss-${kind}`,
      text: `UPDATE ${SET_ASIDE_TABLES[kind]} SET dismissed_at = $2 WHERE id = $1 AND ${waitsOnList(kind)}`,
      rows: 1,
      values: [itemId, at.toISOString()],
    },
    auditStatement({
      at,
      accountId: owner.accountId,
      actorId: personId,
      action: 'set-aside.dismiss',
      targetId: owner.chargePointId,
      reason,
      detail: { kind, itemId },
    }),
  ]);
  return dismissed ? { kind: 'decided', ...owner } : { kind: 'session-changed' };
};

/** False: somebody else was first. */
const stores = async (pool: pg.Pool, statements: readonly Statement[]): Promise<boolean> => {
  try {
    await commitAll(pool, statements);
    return true;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false;
    throw error;
  }
};
