import type { Prisma } from '#platform/prisma/client.ts';

/** The highest phase current of a charge point, all its charging points together. */
export interface Measured {
  readonly currentA: number;
  /** Time of the oldest reading in it. */
  readonly at: Date;
}

const FRESH_MS = 2 * 60_000;

/** Only readings that arrived when they were taken: those from a charger's memory are about another time. */
export const readMeasured = async (
  prisma: Prisma.TransactionClient,
  chargePointIds: readonly string[],
  now: Date,
): Promise<Map<string, Measured>> => {
  const since = new Date(now.getTime() - FRESH_MS);
  const rows = await prisma.$queryRaw<{ charge_point_id: string; current_a: number; at: Date }[]>`
    SELECT charge_point_id, sum(current_a) AS current_a, min(received_at) AS at
      FROM (SELECT DISTINCT ON (charge_point_id, connector_id) charge_point_id, received_at,
                   greatest(current_l1_a, current_l2_a, current_l3_a) AS current_a
              FROM meter_reading
             WHERE charge_point_id = ANY (${[...chargePointIds]}::uuid[]) AND connector_id > 0
               AND at > ${since} AND received_at - at BETWEEN '-1 minute' AND '1 minute'
               AND coalesce(current_l1_a, current_l2_a, current_l3_a) IS NOT NULL
             ORDER BY charge_point_id, connector_id, at DESC) AS newest
     GROUP BY charge_point_id`;
  return new Map(rows.map((row) => [row.charge_point_id, { currentA: row.current_a, at: row.at }]));
};
