import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import { TARIFF_COLUMNS, type JoinedTariff } from '#chargers/prices/tariff-from-row.ts';
import type { Database } from '#platform/database/database.ts';

/** A station with the tariff in effect and its month so far. */
export interface StationRow extends JoinedTariff {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly gridLimitA: number | null;
  readonly sessions: number;
  readonly energyWh: number;
  readonly amount: string;
}

/** Months come from session_day, which a trigger maintains: sessions themselves are never scanned for a total. */
const SELECT = `
  SELECT station.id, station.name, station.street, station.postal_code AS "postalCode", station.city, station.country,
         station.time_zone AS "timeZone", grid.capacity_a - grid.base_load_a AS "gridLimitA", ${TARIFF_COLUMNS},
         coalesce(month.sessions, 0)::int AS sessions, coalesce(month.energy_wh, 0)::float8 AS "energyWh",
         coalesce(month.amount, 0)::text AS amount
    FROM station
    LEFT JOIN grid_connection grid ON grid.station_id = station.id
    LEFT JOIN LATERAL (
      SELECT id, components, vat_basis, valid_from FROM tariff_version
       WHERE station_id = station.id AND valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1)
         AND cancelled_at IS NULL
       ORDER BY valid_from DESC LIMIT 1) tariff ON true
    LEFT JOIN LATERAL (
      SELECT sum(sessions) AS sessions, sum(energy_wh) AS energy_wh, 
             round(sum(${DAY_WITHOUT_VAT}), 6) AS amount
        FROM session_day
       WHERE station_id = station.id AND day >= date_trunc('month', $1 AT TIME ZONE station.time_zone)::date
    ) month ON true
   WHERE station.account_id = $2`;

/** All stations of an account by name, each with its rate in effect at `now` and its month so far. */
export const readStations = async (db: Database, accountId: string, now: Date): Promise<StationRow[]> => {
  const { rows } = await db.pool.query<StationRow>(`${SELECT} ORDER BY station.name, station.id`, [
    now,
    accountId,
  ]);
  return rows;
};

/** One station of the account, or null. */
export const readStation = async (
  db: Database,
  accountId: string,
  stationId: string,
  now: Date,
): Promise<StationRow | null> => {
  const { rows } = await db.pool.query<StationRow>(`${SELECT} AND station.id = $3`, [
    now,
    accountId,
    stationId,
  ]);
  return rows[0] ?? null;
};
