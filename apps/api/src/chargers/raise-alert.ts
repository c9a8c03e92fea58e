import type { AlertKind } from '@laadpoort/contract/alerts';
import type pg from 'pg';

/** Something about a charge point that a person has to deal with. */
export interface AlertFacts {
  readonly accountId: string;
  readonly chargePointId: string;
  /** The kind of alert; the portal has a text for each. */
  readonly kind: AlertKind;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/** Whether it is already an event of the charge point. */
const TOLD: readonly AlertFacts['kind'][] = ['security-event', 'identity-conflict', 'firmware-failed'];

const RAISE = `
  WITH raised AS (
    INSERT INTO alert (account_id, charge_point_id, kind, detail, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $5)
    ON CONFLICT (charge_point_id, kind) WHERE acknowledged_at IS NULL
    DO UPDATE SET detail = EXCLUDED.detail, times = alert.times + 1, last_at = EXCLUDED.last_at
    RETURNING charge_point_id, kind, detail, times, last_at
  )
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT charge_point_id, 'alert', detail || jsonb_build_object('kind', kind), last_at, last_at
    FROM raised WHERE times = 1 AND kind <> ALL ($6::text[])`;

/**
 * Raises an alert and announces it once; while one of its kind is open for the charge point, that one is counted up.
 */
export const raiseAlert = async (pool: pg.Pool, alert: AlertFacts): Promise<void> => {
  const { accountId, chargePointId, kind, detail, at } = alert;
  await pool.query(RAISE, [accountId, chargePointId, kind, JSON.stringify(detail), at, TOLD]);
};
