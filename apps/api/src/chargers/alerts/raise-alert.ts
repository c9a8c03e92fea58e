import type { AlertKind } from '@laadpoort/contract/alerts';
import type pg from 'pg';
import type { LiveFeed } from '#platform/bus/live-feed.ts';

/** Something about a charge point that a person has to deal with. */
export interface AlertFacts {
  readonly accountId: string;
  readonly chargePointId: string;
  /** The kind of alert; the portal has a text for each. */
  readonly kind: AlertKind;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/**
 * CTEs that raise an alert for each row of `from` (charge_point_id, kind, detail, at), once for each charge point and
 * kind; while one is open, it is counted up. They stand in the statement that changes what the alert is about: no crash
 * comes between the two. Those whose news is already an event of the charge point do not become another one.
 */
export const alertsOf = (from: string): string => `
  raised AS (
    INSERT INTO alert (account_id, charge_point_id, kind, detail, first_at, last_at)
    SELECT DISTINCT ON (told.charge_point_id, told.kind)
           cp.account_id, told.charge_point_id, told.kind, told.detail, told.at, told.at
      FROM ${from} told JOIN charge_point cp ON cp.id = told.charge_point_id
     ORDER BY told.charge_point_id, told.kind
    ON CONFLICT (charge_point_id, kind) WHERE acknowledged_at IS NULL
    DO UPDATE SET detail = EXCLUDED.detail, times = alert.times + 1, last_at = EXCLUDED.last_at
    RETURNING charge_point_id, kind, detail, times, last_at
  ), announced AS (
    INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
    SELECT charge_point_id, 'alert', detail || jsonb_build_object('kind', kind), last_at, last_at
      FROM raised WHERE times = 1 AND kind NOT IN ('security-event', 'identity-conflict', 'firmware-failed')
  )`;

const RAISE = `
  WITH given AS (
    SELECT $1::uuid AS charge_point_id, $2::text AS kind, $3::jsonb AS detail, $4::timestamptz AS at
  ), ${alertsOf('given')}
  SELECT FROM raised`;

/** One alert as a statement, for a transaction that changes what it is about. */
export const alertStatement = ({
  chargePointId,
  kind,
  detail,
  at,
}: AlertFacts): { readonly text: string; readonly values: unknown[] } => ({
  text: RAISE,
  values: [chargePointId, kind, JSON.stringify(detail), at],
});

/** Raises an alert about what is not stored, or what a sweep finds again. */
export const raiseAlert = async (pool: pg.Pool, alert: AlertFacts): Promise<void> => {
  await pool.query(alertStatement(alert));
};

/** Tells open browsers of an alert that was stored with what it is about. */
export const announceAlert = (
  live: LiveFeed,
  { accountId, chargePointId }: Pick<AlertFacts, 'accountId' | 'chargePointId'>,
): void => live.publish(accountId, { topic: 'alert', id: chargePointId, chargePointId });
