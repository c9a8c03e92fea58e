import { networkOf } from '@laadpoort/ocpp/rate-limit/network-of';
import { columns } from '#platform/database/columns.ts';
import type { Background } from '#platform/jobs/background.ts';
import type pg from 'pg';

const FLUSH_MS = 5_000;
/** Of one charger: enough for a site with two lines and a mobile card, and no diary of where it was. */
const KEPT = 8;
const REFRESH_MS = 24 * 60 * 60_000;

type Proven = readonly [id: string, network: string, at: Date];

const PROVEN = columns<Proven>({
  charge_point_id: ['uuid', ([id]) => id],
  network: ['text', ([, network]) => network],
  last_at: ['timestamptz', ([, , at]) => at],
});

const WRITE = `
  INSERT INTO charge_point_network (${PROVEN.names})
  SELECT p.* FROM ${PROVEN.as('p')} JOIN charge_point cp ON cp.id = p.charge_point_id
  ON CONFLICT (charge_point_id, network) DO UPDATE SET last_at = EXCLUDED.last_at`;

const FORGET = `
  DELETE FROM charge_point_network n USING (
    SELECT charge_point_id, network, row_number() OVER (PARTITION BY charge_point_id ORDER BY last_at DESC) AS place
      FROM charge_point_network WHERE charge_point_id = ANY($1::uuid[])) old
   WHERE old.place > ${KEPT} AND n.charge_point_id = old.charge_point_id AND n.network = old.network`;

/** From which networks each charge point has shown a right key: kept in memory, and over a restart in the database. */
export const openProvenNetworks = async (pool: pg.Pool, background: Pick<Background, 'every'>) => {
  const byCharger = new Map<string, Map<string, Date>>();
  let unwritten: Proven[] = [];
  const keep = (id: string, network: string, at: Date): void => {
    const networks = byCharger.get(id) ?? new Map<string, Date>();
    networks.delete(network);
    networks.set(network, at);
    const [oldest] = networks.keys();
    if (networks.size > KEPT && oldest !== undefined) networks.delete(oldest);
    byCharger.set(id, networks);
  };
  const { rows } = await pool.query<{ id: string; network: string; at: Date }>(
    'SELECT charge_point_id AS id, network, last_at AS at FROM charge_point_network ORDER BY last_at',
  );
  for (const { id, network, at } of rows) keep(id, network, at);

  const flush = async (): Promise<void> => {
    if (unwritten.length === 0) return;
    const latest = new Map(unwritten.map((proven) => [`${proven[0]} ${proven[1]}`, proven]));
    unwritten = [];
    // In the same order everywhere, so that two processes cannot deadlock.
    const batch = [...latest].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, proven]) => proven);
    await pool.query({ name: 'proven-networks', text: WRITE, values: PROVEN.values(batch) });
    await pool.query(FORGET, [batch.map(([id]) => id)]);
  };
  background.every(FLUSH_MS, flush);

  return {
    has: (chargePointId: string, address: string): boolean =>
      byCharger.get(chargePointId)?.has(networkOf(address)) === true,
    add(chargePointId: string, address: string, at: Date): void {
      const network = networkOf(address);
      const before = byCharger.get(chargePointId)?.get(network);
      if (before && at.getTime() - before.getTime() < REFRESH_MS) return;
      keep(chargePointId, network, at);
      unwritten.push([chargePointId, network, at]);
    },
    /** Writes what is left. */
    close: flush,
  };
};
