import { createHash } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { KNOWN_PROFILES, type KnownProfile } from './known-profiles.ts';

/** The same at every start, so that a profile is found again after a person has renamed it. */
const idOf = ({ name }: KnownProfile): string => {
  const hex = createHash('sha256').update(`quirk profile ${name}`).digest('hex');
  // Form of a UUID version 8 (RFC 9562, 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Writes the profiles that the product knows. Whatever a person has changed stays as it is. */
export const seedQuirkProfiles = async ({ ingestPool }: Database, now: Date): Promise<void> => {
  const rows = KNOWN_PROFILES.map((profile) => ({ ...profile, id: idOf(profile) }));
  await ingestPool.query(
    `INSERT INTO quirk_profile AS known (id, name, vendor, model, firmware_from, firmware_until, settings, description,
                                         source, seeded, changed_at)
     SELECT row.id, row.name, row.vendor, row.model, row."firmwareFrom", row."firmwareUntil", row.settings,
            row.description, row.source, true, $2
       FROM jsonb_to_recordset($1) AS row (id uuid, name text, vendor text, model text, "firmwareFrom" text,
                                           "firmwareUntil" text, settings jsonb, description text, source text)
      WHERE NOT EXISTS (SELECT FROM quirk_profile other WHERE other.name = row.name AND other.id <> row.id)
     ON CONFLICT (id) DO UPDATE
        SET vendor = excluded.vendor, model = excluded.model, firmware_from = excluded.firmware_from,
            firmware_until = excluded.firmware_until, settings = excluded.settings,
            description = excluded.description, source = excluded.source
      WHERE known.changed_by_id IS NULL`,
    [JSON.stringify(rows), now],
  );
};
