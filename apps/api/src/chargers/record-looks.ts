import type { Database } from '#platform/database/database.ts';
import type { RecordLooks, Seen } from '#platform/http/looking.ts';

/** An open page asks again at every live event: within this time that is one look. */
const SAME_VISIT_MS = 15 * 60_000;

const keyOf = ({ accountId, targetId }: { accountId: string | null; targetId: string }) =>
  `${accountId} ${targetId}`;

/** Writes into the audit of each account that somebody of support saw its data. */
export const createRecordLooks =
  ({ prisma }: Database, now: () => Date): RecordLooks =>
  async ({ personId: actorId }, action, seen) => {
    const at = now();
    const already = await prisma.auditEntry.findMany({
      where: { actorId, action, at: { gt: new Date(at.getTime() - SAME_VISIT_MS) } },
      select: { accountId: true, targetId: true },
    });
    const known = new Set(already.map(keyOf));
    const looks = new Map<string, Seen>(seen.map((each) => [keyOf(each), each]));
    // In one statement: a list may be of thousands of accounts.
    await prisma.auditEntry.createMany({
      data: [...looks].flatMap(([key, { accountId, targetId }]) =>
        known.has(key) ? [] : [{ at, accountId, actorId, action, targetId }],
      ),
    });
  };

/** The accounts of charge points, as seen in a list of them. */
export const accountsOfDevices = async (
  { pool }: Database,
  chargePointIds: readonly string[],
): Promise<Seen[]> => {
  const { rows } = await pool.query<Seen>(
    `SELECT DISTINCT account_id AS "accountId", account_id AS "targetId"
       FROM charge_point_ever WHERE id = ANY($1::uuid[])`,
    [chargePointIds],
  );
  return rows;
};

/** The accounts of stations, as seen in a list of them. */
export const accountsOfStations = async (
  { prisma }: Database,
  stationIds: readonly string[],
): Promise<Seen[]> => {
  const stations = await prisma.station.findMany({
    where: { id: { in: [...stationIds] } },
    select: { accountId: true },
    distinct: ['accountId'],
  });
  return stations.map(({ accountId }) => ({ accountId, targetId: accountId }));
};
