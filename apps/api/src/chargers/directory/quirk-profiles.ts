import {
  resolveQuirks,
  type ChargerKind,
  type QuirkProfile,
} from '@laadpoort/domain/stations/quirk-profiles';
import { STANDARD, type Quirks } from '@laadpoort/domain/stations/quirks';
import type pg from 'pg';

type Queryable = Pick<pg.Pool, 'query'>;

/** All quirk profiles. */
export const readQuirkProfiles = async (pool: Queryable): Promise<QuirkProfile[]> => {
  const { rows } = await pool.query<QuirkProfile>(
    `SELECT id, name, vendor, model, firmware_from AS "firmwareFrom", firmware_until AS "firmwareUntil", settings
       FROM quirk_profile`,
  );
  return rows;
};

/**
 * Resolves quirks so that all chargers with the same ones share an object: there are thousands of chargers of a few
 * kinds.
 */
export const sharedQuirks = (
  profiles: readonly QuirkProfile[],
): ((charger: ChargerKind, overrides: Partial<Quirks>) => Quirks) => {
  const shared = new Map([[JSON.stringify(STANDARD), STANDARD]]);
  return (charger, overrides) => {
    const { quirks } = resolveQuirks(profiles, charger, overrides);
    const text = JSON.stringify(quirks);
    const same = shared.get(text);
    if (same === undefined) shared.set(text, quirks);
    return same ?? quirks;
  };
};
