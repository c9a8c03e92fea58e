import type pg from 'pg';
import { CLOSABLE_COLUMNS, type ClosableRow } from './closable-row.ts';
import { JOIN_LAST_SAMPLE } from '../readings/last-sample.ts';
import { JOIN_NEIGHBOURS } from '../readings/neighbours.ts';

const FROM = `
  SELECT ${CLOSABLE_COLUMNS} FROM session s
    LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
    ${JOIN_NEIGHBOURS}
    ${JOIN_LAST_SAMPLE}`;

/** Sessions by id, of any charge point. */
export const readClosable = async (pool: pg.Pool, ids: readonly number[]): Promise<ClosableRow[]> => {
  if (ids.length === 0) return [];
  const text = `${FROM} WHERE s.id = ANY($1::int[])`;
  const { rows } = await pool.query<ClosableRow>({ name: 'closable-sessions', text, values: [ids] });
  return rows;
};

/** Running sessions of charge points. */
export const readRunning = async (
  pool: pg.Pool,
  chargePointIds: readonly string[],
): Promise<ClosableRow[]> => {
  if (chargePointIds.length === 0) return [];
  const text = `${FROM} WHERE s.charge_point_id = ANY($1::uuid[]) AND s.ended_at IS NULL`;
  const { rows } = await pool.query<ClosableRow>({
    name: 'running-sessions',
    text,
    values: [chargePointIds],
  });
  return rows;
};
