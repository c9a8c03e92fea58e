import type { AdoptionWindow } from '@laadpoort/contract/onboarding/adoption-window';
import type { Database } from '#platform/database/database.ts';
import type pg from 'pg';

/** A window through which a charge point may still be adopted. */
export interface OpenWindow {
  readonly id: string;
  readonly accountId: string;
  readonly stationId: string;
  readonly identity: string | null;
  readonly code: string | null;
  readonly connectors: number;
  readonly openedById: string;
  readonly closesAt: Date;
  readonly chargePointId: string | null;
}

interface WindowRow {
  readonly id: string;
  readonly station_id: string;
  readonly station_name: string;
  readonly identity: string | null;
  readonly code: string | null;
  readonly opened_at: Date;
  readonly closes_at: Date;
  readonly closed_at: Date | null;
  readonly charge_point_id: string | null;
  readonly registration: 'accepted' | 'pending' | null;
  readonly key_state: string | null;
  readonly refused_at: Date | null;
}

const SELECT = `
  SELECT w.id, w.station_id, s.name AS station_name, coalesce(cp.ocpp_identity, w.identity) AS identity, w.code,
         w.opened_at, w.closes_at, w.closed_at, w.charge_point_id, cp.registration, u.last_at AS refused_at,
         (SELECT c.state FROM command c
           WHERE c.charge_point_id = cp.id AND c.action = 'ChangeConfiguration'
             AND lower(c.params->>'key') = 'authorizationkey' AND c.requested_at >= w.opened_at
           ORDER BY c.requested_at DESC LIMIT 1) AS key_state
    FROM adoption_window w
    JOIN station s ON s.id = w.station_id
    LEFT JOIN charge_point cp ON cp.id = w.charge_point_id
    LEFT JOIN LATERAL (
      SELECT max(last_at) AS last_at FROM unknown_charge_point
       WHERE lower(identity) = lower(w.identity) AND last_at >= w.opened_at) u ON true`;

const REFUSED = new Set(['rejected', 'not-supported', 'failed']);

const stateOf = (row: WindowRow, now: Date): AdoptionWindow['state'] => {
  if (row.registration === 'accepted') return 'done';
  if (row.registration === 'pending' && row.key_state !== null && REFUSED.has(row.key_state))
    return 'key-refused';
  if (row.closed_at !== null || row.closes_at <= now) return 'closed';
  return row.registration === 'pending' ? 'connected' : 'waiting';
};

/** For whom windows are read. */
export interface Reader {
  /** Of all accounts. */
  readonly isSupport: boolean;
  readonly mayOpen: boolean;
  /** Base URL that chargers connect to. */
  readonly ocppUrl: string;
}

const pairingOf = ({ code }: WindowRow, { mayOpen, ocppUrl }: Reader): AdoptionWindow['pairing'] =>
  code === null || !mayOpen ? null : { code, url: `${ocppUrl}/p-${code}` };

const isOpen = (state: AdoptionWindow['state']): boolean => state === 'waiting' || state === 'connected';

const toAnswer = (row: WindowRow, reader: Reader, now: Date): AdoptionWindow => ({
  id: row.id,
  stationId: row.station_id,
  stationName: row.station_name,
  identity: row.identity,
  openedAt: row.opened_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  state: stateOf(row, now),
  pairing: isOpen(stateOf(row, now)) ? pairingOf(row, reader) : null,
  // An owner could ask about any serial number, and hear whether it is somebody's.
  refusedAt: (reader.isSupport && row.refused_at?.toISOString()) || null,
  chargePointId: row.charge_point_id,
});

/** The last windows, newest first: of one station, or of all. */
export const readWindows = async (
  pool: pg.Pool,
  stationId: string | null,
  reader: Reader,
  now: Date,
): Promise<AdoptionWindow[]> => {
  const { rows } = await pool.query<WindowRow>(
    `${SELECT} WHERE $1::uuid IS NULL OR w.station_id = $1 ORDER BY w.opened_at DESC LIMIT 20`,
    [stationId],
  );
  return rows.map((row) => toAnswer(row, reader, now));
};

export const readWindow = async (
  pool: pg.Pool,
  id: string,
  reader: Reader,
  now: Date,
): Promise<AdoptionWindow | null> => {
  const { rows } = await pool.query<WindowRow>(`${SELECT} WHERE w.id = $1`, [id]);
  return rows[0] ? toAnswer(rows[0], reader, now) : null;
};

/** Windows that are open at `now`. */
export const readOpenWindows = ({ prisma }: Database, now: Date): Promise<OpenWindow[]> =>
  prisma.adoptionWindow.findMany({
    where: { closedAt: null, closesAt: { gt: now } },
    orderBy: { openedAt: 'asc' },
  });
