import type { Database } from '#platform/database/database.ts';

/** Five minutes: 24 hours are 289 points, and a sampling interval of a minute or more leaves no gaps. */
const BUCKET_MS = 300_000;
const HOURS_MS = 24 * 3_600_000;
/**
 * A power value is valid until the next reading, but no longer than chargers that sample every quarter of an hour need.
 */
const HOLD_BUCKETS = 3;

interface PowerBucket {
  readonly connector: string;
  /** Number of the bucket since the epoch. */
  readonly bucket: number;
  readonly powerW: number;
  /** End of the reading's session, null while it is running. */
  readonly endedAt: Date | null;
}

/** Power of all charge points of a station over the last 24 hours, in W, one point every five minutes. */
export const readStationCurve = async (
  db: Database,
  stationId: string,
  now: Date,
): Promise<{ at: string; powerW: number }[]> => {
  const last = Math.floor(now.getTime() / BUCKET_MS);
  const first = Math.floor((now.getTime() - HOURS_MS) / BUCKET_MS);
  const { rows } = await db.pool.query<PowerBucket>(
    `SELECT c.charge_point_id || '/' || c.connector_id AS connector, r.bucket, r."powerW", r."endedAt"
       FROM charge_point cp
       JOIN connector c ON c.charge_point_id = cp.id
      CROSS JOIN LATERAL (
        SELECT floor(extract(epoch FROM reading.at) * 1000 / $4)::int AS bucket,
               avg(reading.power_w)::float8 AS "powerW", max(s.ended_at) AS "endedAt"
          FROM meter_reading reading LEFT JOIN session s ON s.id = reading.session_id
         WHERE reading.charge_point_id = c.charge_point_id AND reading.connector_id = c.connector_id
           AND reading.at >= $2 AND reading.at <= $3 AND reading.power_w IS NOT NULL
         GROUP BY 1) r
      WHERE cp.station_id = $1`,
    [stationId, new Date((first - HOLD_BUCKETS) * BUCKET_MS), now, BUCKET_MS],
  );
  const powers = sumPower(rows, first, last);
  return powers.map((powerW, index) => ({
    at: new Date((first + index) * BUCKET_MS).toISOString(),
    powerW: Math.round(powerW),
  }));
};

/** Power per bucket from `first` to `last`: each connector's own mean, carried over gaps while its session lasts. */
const sumPower = (rows: readonly PowerBucket[], first: number, last: number): number[] => {
  const total = Array.from<number>({ length: last - first + 1 }).fill(0);
  for (const readings of Map.groupBy(rows, ({ connector }) => connector).values()) {
    const byBucket = new Map(readings.map((reading) => [reading.bucket, reading]));
    let held: PowerBucket | undefined;
    for (let bucket = first - HOLD_BUCKETS; bucket <= last; bucket += 1) {
      held = byBucket.get(bucket) ?? (held && holds(held, bucket) ? held : undefined);
      if (held && bucket >= first) total[bucket - first] = (total[bucket - first] ?? 0) + held.powerW;
    }
  }
  return total;
};

const holds = ({ bucket: readIn, endedAt }: PowerBucket, bucket: number): boolean =>
  bucket - readIn <= HOLD_BUCKETS && (endedAt === null || endedAt.getTime() >= bucket * BUCKET_MS);
