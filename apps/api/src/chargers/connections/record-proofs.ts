import { columns } from '#platform/database/columns.ts';
import { createGroupCommit } from '#platform/database/group-commit.ts';
import type pg from 'pg';

/** What the charge point of an open socket has presented. */
export interface Proof {
  readonly chargePointId: string;
  readonly profile: number;
  readonly promotedKeyHash: Buffer | null;
}

const PROOFS = columns<Proof>({
  id: ['uuid', ({ chargePointId }) => chargePointId],
  profile: ['int', ({ profile }) => profile],
  promoted: ['bytea', ({ promotedKeyHash }) => promotedKeyHash],
});

/**
 * The new key of a rotation becomes the key when it is first used, unless another rotation has begun in the meantime.
 * An adopted charge point is accepted once it has presented its own key.
 */
const PROVE = `
  UPDATE charge_point cp SET proven_security_profile = greatest(proven_security_profile, p.profile),
         registration = CASE WHEN p.profile > 0 THEN 'accepted' ELSE registration END,
         key_hash = CASE WHEN pending_key_hash = p.promoted THEN pending_key_hash ELSE key_hash END,
         pending_key_at = CASE WHEN pending_key_hash = p.promoted THEN NULL ELSE pending_key_at END,
         pending_key_hash = CASE WHEN pending_key_hash = p.promoted THEN NULL ELSE pending_key_hash END
    FROM ${PROOFS.as('p')} WHERE cp.id = p.id`;

const keyOf = ({ chargePointId }: Proof): string => chargePointId;

/** Stores what chargers have presented, in batches. */
export const createProofRecord = (pool: pg.Pool) =>
  createGroupCommit({
    keyOf,
    write: async (items: readonly Proof[]) => {
      await pool.query({ name: 'prove', text: PROVE, values: PROOFS.values(items) });
      return items.map(() => undefined);
    },
  });
