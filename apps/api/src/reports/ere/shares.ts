import type { listEreShares, recordEreShare } from '@laadpoort/contract/reports/ere-shares';
import type { EndpointRequest, EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

type Share = EndpointResult<typeof listEreShares>['shares'][number];

/** What was recorded of all years, the newest first. */
export const readShares = async ({ pool }: Pick<Database, 'pool'>): Promise<Share[]> => {
  const { rows } = await pool.query<Omit<Share, 'recordedAt'> & { recordedAt: Date }>(
    `SELECT share.year::text AS year, trim_scale(share.renewable_percent)::text AS "renewablePercent", share.source,
            share.recorded_at AS "recordedAt", coalesce(person.name, '') AS "recordedBy"
       FROM ere_share share LEFT JOIN "user" person ON person.id = share.recorded_by_id
      ORDER BY share.id DESC`,
  );
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
};

/** Records the share of a year; the last one of a year counts. */
export const recordShare = (
  { prisma }: Database,
  { personId, now }: { readonly personId: string; readonly now: Date },
  { year, renewablePercent, source }: EndpointRequest<typeof recordEreShare>['body'],
): Promise<unknown> =>
  prisma.$transaction([
    prisma.ereShare.create({
      data: { year: Number(year), renewablePercent, source, recordedAt: now, recordedById: personId },
    }),
    audit(prisma, {
      at: now,
      accountId: null,
      actorId: personId,
      action: 'ere.share',
      targetId: year,
      detail: { year, renewablePercent, source },
    }),
  ]);
