import type { Database } from '#platform/database/database.ts';

/**
 * Which charge points: those of an account, of one of its stations or a single device; `chargePointId` alone is for
 * support.
 */
export type ChargePointScope =
  | { readonly accountId: string; readonly stationId?: string; readonly chargePointId?: string }
  | { readonly chargePointId: string };

/** One row: a charge point with one of its connectors and the session running on it. */
export interface ChargePointRow {
  readonly id: string;
  readonly account_id: string;
  readonly station_id: string;
  readonly station_name: string;
  readonly time_zone: string;
  readonly serial_number: string;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmware_version: string | null;
  readonly connected_since: Date | null;
  readonly disconnected_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly booted_at: Date | null;
  readonly authorization_mode: 'whitelist' | 'whitelist-and-guests' | 'free';
  readonly security_profile: number;
  readonly connector_id: number | null;
  readonly socket_type: 'type-2' | 'ccs' | 'chademo' | 'schuko';
  readonly phases: number;
  readonly max_current_a: number;
  readonly voltage_v: number;
  readonly fixed_cable: boolean;
  readonly publicly_available: boolean;
  readonly out_of_order: boolean;
  readonly public_code: string;
  readonly set_up: 'added' | 'reported' | 'hidden';
  readonly ocpp_status: string | null;
  readonly error_code: string | null;
  readonly vendor_error_code: string | null;
  readonly status_info: string | null;
  readonly status_at: Date | null;
  readonly reserved_for: string | null;
  readonly reserved_name: string | null;
  readonly reserved_until: Date;
  readonly session_id: number | null;
  readonly started_at: Date;
  readonly energy_wh: string;
  readonly power_w: number | null;
  readonly soc_percent: number | null;
  readonly amount: string;
  readonly free_rule: string | null;
}

const COLUMNS_OF = {
  accountId: 'cp.account_id',
  stationId: 'cp.station_id',
  chargePointId: 'cp.id',
} as const;

const SELECT = `
  SELECT cp.id, cp.account_id, cp.station_id, station.name AS station_name, station.time_zone, cp.serial_number, cp.vendor, cp.model,
         cp.firmware_version, cp.connected_since, cp.disconnected_at, cp.last_seen_at, cp.booted_at,
         cp.authorization_mode, cp.security_profile,
         c.connector_id, c.socket_type, c.phases, c.max_current_a, c.voltage_v, c.fixed_cable, c.publicly_available,
         c.out_of_order, c.set_up, c.public_code, c.ocpp_status, c.error_code, c.vendor_error_code, c.status_info, c.status_at,
         reserved.id_tag AS reserved_for, reserved.name AS reserved_name, reserved.expires_at AS reserved_until,
         s.id AS session_id, s.started_at, s.energy_wh, s.power_w, s.soc_percent, s.amount::text, s.free_rule
    FROM charge_point cp
    JOIN station ON station.id = cp.station_id
    LEFT JOIN connector c ON c.charge_point_id = cp.id
    LEFT JOIN session s
      ON s.charge_point_id = cp.id AND s.connector_id = c.connector_id AND s.state = 'charging'
    LEFT JOIN LATERAL (
      SELECT r.id_tag, coalesce(entry.description, token.nickname, person.name) AS name, r.expires_at
        FROM reservation r
        LEFT JOIN whitelist_entry entry ON entry.account_id = r.account_id AND entry.uid = r.id_tag
        LEFT JOIN (id_token token
                   JOIN member ON member.user_id = token.holder_id
                   JOIN "user" person ON person.id = token.holder_id)
          ON token.uid = r.id_tag AND member.organization_id = r.account_id
       WHERE c.ocpp_status = 'Reserved' AND r.charge_point_id = cp.id AND r.connector_id IN (c.connector_id, 0)
         AND r.state = 'active'
       ORDER BY r.connector_id DESC, r.expires_at LIMIT 1
    ) reserved ON true`;

/** Charge points with their connectors and running sessions in one statement, by station name, serial and number. */
export const readChargePoints = async (db: Database, scope: ChargePointScope): Promise<ChargePointRow[]> => {
  const given = Object.entries(COLUMNS_OF).flatMap(([name, column]) => {
    const value = (scope as Record<string, string | undefined>)[name];
    return value === undefined ? [] : [{ column, value }];
  });
  const where = given.map(({ column }, index) => `${column} = $${index + 1}`).join(' AND ');
  const { rows } = await db.pool.query<ChargePointRow>(
    `${SELECT} WHERE ${where} ORDER BY station.name, cp.serial_number, cp.id, c.connector_id`,
    given.map(({ value }) => value),
  );
  return rows;
};
