import { createGroupCommit } from '#platform/database/group-commit.ts';
import type pg from 'pg';

/** What the charge point of an open socket has presented. */
export interface Proof {
  readonly chargePointId: string;
  readonly profile: number;
  readonly promotedKeyHash: Buffer | null;
}

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
    FROM unnest($1::uuid[], $2::int[], $3::bytea[]) AS p(id, profile, promoted) WHERE cp.id = p.id`;

const keyOf = ({ chargePointId }: Proof): string => chargePointId;

/** Stores what chargers have presented, in batches. */
export const createProofRecord = (pool: pg.Pool) =>
  createGroupCommit({
    keyOf,
    write: async (items: readonly Proof[]) => {
      await pool.query({
        name: 'prove',
        text: PROVE,
        values: [
          items.map(keyOf),
          items.map(({ profile }) => profile),
          items.map(({ promotedKeyHash }) => promotedKeyHash),
        ],
      });
      return items.map(() => undefined);
    },
  });
