import { columns } from '#platform/database/columns.ts';
import type { Background } from '#platform/jobs/background.ts';
import type pg from 'pg';

const FLUSH_MS = 15_000;

const SEEN = columns<[id: string, at: Date]>({
  id: ['uuid', ([id]) => id],
  at: ['timestamptz', ([, at]) => at],
});

const UPDATE = `
  UPDATE charge_point SET last_seen_at = seen.at
    FROM ${SEEN.as('seen')}
   WHERE charge_point.id = seen.id AND (last_seen_at IS NULL OR last_seen_at < seen.at)`;

export interface LastSeen {
  readonly seen: (chargePointId: string, at: Date) => void;
  /** Writes the remaining ones. */
  close(): Promise<void>;
}

/** When each charge point was heard last: kept in memory, written for all of them every 15 s. */
export const createLastSeen = (pool: pg.Pool, background: Pick<Background, 'every'>): LastSeen => {
  let seen = new Map<string, Date>();

  const flush = async () => {
    if (seen.size === 0) return;
    const batch = [...seen];
    seen = new Map();
    // In the same order everywhere, so that two processes cannot deadlock.
    batch.sort(([a], [b]) => (a < b ? -1 : 1));
    await pool.query({ name: 'last-seen', text: UPDATE, values: SEEN.values(batch) });
  };
  background.every(FLUSH_MS, flush);
  return {
    seen: (chargePointId, at) => void seen.set(chargePointId, at),
    close: flush,
  };
};
