import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { energyBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { ReadingOrigins } from '@laadpoort/ocpp/parse/meter-reading';
import type { Database } from '#platform/database/database.ts';
import type { ListedSession } from '../list/listed-session.ts';

type Meter = SessionDetail['meter'];
type Told = NonNullable<NonNullable<Meter['begin']>['reading']>;
type Column = 'energy_wh' | 'begin_wh' | 'end_wh';

interface ReadingRow {
  at: Date;
  n: number;
  last: number;
  origins: ReadingOrigins | null;
}

const ORIGIN = { energy_wh: 'energy', begin_wh: 'begin', end_wh: 'end' } as const;

/** Which register stands at either edge of a session, and which reading tells it. */
export const readRegisters = async (db: Database, session: ListedSession): Promise<Meter> => {
  const { begin, end, energyFrom } = energyBasis(session);
  const [beginTold, endTold] = await Promise.all([
    begin && toldBy(db, session, BEGIN_COLUMNS[begin.from], begin.registerWh, 'ASC'),
    end && toldBy(db, session, END_COLUMNS[end.from], end.registerWh, 'DESC'),
  ]);
  return {
    begin: begin && { ...begin, reading: beginTold },
    end: end && { ...end, reading: endTold },
    energyFrom,
  };
};

const NO_COLUMNS = { signed: null, none: null } as const;
const BEGIN_COLUMNS = {
  ...NO_COLUMNS,
  start: null,
  previous: null,
  zero: null,
  begin: 'begin_wh',
  sample: 'energy_wh',
} as const;
const END_COLUMNS = { ...NO_COLUMNS, stop: null, next: null, end: 'end_wh', sample: 'energy_wh' } as const;

/** The first or the last of the readings that tell this register. */
const toldBy = async (
  { pool }: Database,
  { id, chargePointId, connectorId, startedAt, endedAt }: ListedSession,
  column: Column | null,
  registerWh: number,
  order: 'ASC' | 'DESC',
): Promise<Told | null> => {
  if (column === null || endedAt === null) return null;
  const { rows } = await pool.query<ReadingRow>(
    `SELECT at, n, last, origins FROM (
       SELECT at, ${column} AS register_wh, origins, row_number() OVER (ORDER BY at)::int AS n,
              count(*) OVER ()::int AS last
         FROM meter_reading
        WHERE charge_point_id = $1 AND connector_id = $2 AND (session_id = $5 OR session_id IS NULL)
          AND at BETWEEN $3::timestamptz - interval '1 minute' AND $4::timestamptz + interval '5 minutes'
          AND coalesce(energy_wh, begin_wh, end_wh) IS NOT NULL) told
     WHERE register_wh = $6 ORDER BY at ${order} LIMIT 1`,
    [chargePointId, connectorId, startedAt, endedAt, id, Math.round(registerWh)],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const origin = row.origins?.[ORIGIN[column]];
  return {
    place: row.n === 1 ? 'first' : row.n === row.last ? 'last' : 'between',
    at: row.at.toISOString(),
    location: origin?.location ?? null,
    phases: origin?.phases ?? null,
    unit: origin?.unit ?? null,
  };
};
