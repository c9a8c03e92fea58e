import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from '../database/database.ts';

/** The registry behind `/metrics`. Never label by charger, account or person: their number is unbounded. */
export const createMetrics = (database: Database): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'laadpoort_' });
  const pools: [string, Pool][] = [
    ['portal', database.pool],
    ['ocpp', database.ingestPool],
  ];
  registry.registerMetric(
    new Gauge({
      name: 'laadpoort_database_connections',
      help: 'Connections of a pool by state',
      labelNames: ['pool', 'state'],
      registers: [],
      collect() {
        for (const [name, pool] of pools) {
          this.set({ pool: name, state: 'total' }, pool.totalCount);
          this.set({ pool: name, state: 'idle' }, pool.idleCount);
          this.set({ pool: name, state: 'waiting' }, pool.waitingCount);
        }
      },
    }),
  );
  return registry;
};
