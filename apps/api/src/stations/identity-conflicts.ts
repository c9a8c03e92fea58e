import {
  isIdentityConflict,
  recentTakeovers,
  type Takeover,
} from '@laadpoort/domain/security/identity-conflict';
import type pg from 'pg';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';

export interface IdentityConflict {
  readonly chargePoint: ChargePointEntry;
  readonly addresses: readonly string[];
  readonly at: Date;
}

/** Stands until a person has looked: commands would go to either of two devices. */
const MARK = `
  WITH marked AS (
    UPDATE charge_point SET identity_conflict_at = $2 WHERE id = $1 AND identity_conflict_at IS NULL RETURNING id)
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  SELECT id, 'security', jsonb_build_object('type', 'IdentityConflict', 'info', $3::text), $2, $2 FROM marked
  RETURNING id`;

/** Watches connections that take over from one another. */
export const createIdentityConflicts = (
  pool: pg.Pool,
  onConflict: (conflict: IdentityConflict) => Promise<void>,
) => {
  const takeovers = new Map<string, readonly Takeover[]>();
  return async (chargePoint: ChargePointEntry, takeover: Takeover): Promise<void> => {
    const { id } = chargePoint;
    const { at } = takeover;
    for (const [other, known] of takeovers)
      if (recentTakeovers(known, at).length === 0) takeovers.delete(other);
    const recent = [...recentTakeovers(takeovers.get(id) ?? [], at), takeover];
    takeovers.set(id, recent);
    if (!isIdentityConflict(recent, at)) return;
    const addresses = [...new Set(recent.flatMap(({ fromAddress, toAddress }) => [fromAddress, toAddress]))];
    const { rowCount } = await pool.query(MARK, [id, at, addresses.join(', ')]);
    if (rowCount === 1) await onConflict({ chargePoint, addresses, at });
  };
};
