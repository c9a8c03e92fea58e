import type { supportHitSchema } from '@laadpoort/contract/support/devices';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';

const MAX_HITS = 20;

interface HitRow {
  id: string;
  serial_number: string;
  identity: string;
  station_name: string;
  city: string;
  account_name: string;
  vendor: string | null;
  model: string | null;
  last_seen_at: Date | null;
}

type Hit = Omit<z.input<typeof supportHitSchema>, 'connected'>;

/**
 * Devices of all accounts whose serial number or identity contains the text, case-insensitively; exact matches first.
 */
export const searchDevices = async (db: Database, text: string): Promise<Hit[]> => {
  const { rows } = await db.pool.query<HitRow>(
    `SELECT cp.id, cp.serial_number, cp.ocpp_identity AS identity, station.name AS station_name, station.city,
            organization.name AS account_name, cp.vendor, cp.model, cp.last_seen_at
       FROM charge_point cp
       JOIN station ON station.id = cp.station_id
       JOIN organization ON organization.id = cp.account_id
      WHERE strpos(lower(cp.serial_number), lower($1)) > 0 OR strpos(lower(cp.ocpp_identity), lower($1)) > 0
      ORDER BY lower($1) IN (lower(cp.serial_number), lower(cp.ocpp_identity)) DESC, cp.serial_number, cp.id
      LIMIT $2`,
    [text, MAX_HITS],
  );
  return rows.map((row) => ({
    chargePointId: row.id,
    serialNumber: row.serial_number,
    identity: row.identity,
    stationName: row.station_name,
    city: row.city,
    accountName: row.account_name,
    vendor: row.vendor,
    model: row.model,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }));
};
