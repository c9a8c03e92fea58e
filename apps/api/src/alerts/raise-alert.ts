import type pg from 'pg';

/** Something at a charge point that a person has to look at. */
export interface AlertFacts {
  readonly accountId: string;
  readonly chargePointId: string;
  /** What it is about; the portal has words for each. */
  readonly kind:
    | 'security-event'
    | 'identity-conflict'
    | 'hardware-changed'
    | 'silent'
    | 'clock'
    | 'charging-after-stop'
    | 'certificate-expires'
    | 'firmware-failed';
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

const RAISE = `
  INSERT INTO alert (account_id, charge_point_id, kind, detail, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $5)
  ON CONFLICT (charge_point_id, kind) WHERE acknowledged_at IS NULL
  DO UPDATE SET detail = EXCLUDED.detail, times = alert.times + 1, last_at = EXCLUDED.last_at`;

/** Raises an alert; while one of the kind is open at the charge point, that one counts it. */
export const raiseAlert = async (pool: pg.Pool, alert: AlertFacts): Promise<void> => {
  const { accountId, chargePointId, kind, detail, at } = alert;
  await pool.query(RAISE, [accountId, chargePointId, kind, JSON.stringify(detail), at]);
};
