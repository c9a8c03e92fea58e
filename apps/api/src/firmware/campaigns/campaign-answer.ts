import type { FirmwareCampaign } from '@laadpoort/contract/firmware/campaigns';
import type { getFirmwareCampaign } from '@laadpoort/contract/firmware/campaign-endpoints';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { mayApprove } from '@laadpoort/domain/firmware/approval';
import type { Database } from '#platform/database/database.ts';

interface CampaignRow extends Omit<
  FirmwareCampaign,
  'createdAt' | 'deadlineAt' | 'finishedAt' | 'mayApprove'
> {
  readonly createdAt: Date;
  readonly deadlineAt: Date;
  readonly finishedAt: Date | null;
  readonly createdById: string;
  readonly approvedById: string | null;
}

const SELECT = `
  SELECT c.id, c.name, f.name AS "fileName", f.version, c.signed, c.state, c.stage_size AS "stageSize",
         c.max_failures AS "maxFailures", c.reason, coalesce(p.name, '') AS "createdBy", c.created_at AS "createdAt",
         c.deadline_at AS "deadlineAt", c.finished_at AS "finishedAt",
         c.created_by_id AS "createdById", c.approved_by_id AS "approvedById", approver.name AS "approvedBy",
         (SELECT coalesce(jsonb_object_agg(state, chargers), '{}') FROM (
            SELECT state, count(*) AS chargers FROM firmware_update u WHERE u.campaign_id = c.id GROUP BY state
          ) AS s) AS counts
    FROM firmware_campaign c
    LEFT JOIN firmware_file f ON f.id = c.firmware_file_id
    LEFT JOIN "user" p ON p.id = c.created_by_id
    LEFT JOIN "user" approver ON approver.id = c.approved_by_id
   WHERE $1::uuid IS NULL OR c.id = $1
   ORDER BY c.created_at DESC LIMIT 100`;

/** Campaigns, newest first, with their progress. */
export const readCampaigns = async (
  { pool }: Database,
  readerId: string,
  campaignId: string | null = null,
): Promise<FirmwareCampaign[]> => {
  const { rows } = await pool.query<CampaignRow>(SELECT, [campaignId]);
  return rows.map(({ createdById, approvedById, ...row }) => ({
    ...row,
    mayApprove: row.state === 'proposed' && mayApprove({ madeById: createdById, approvedById }, readerId),
    // The file of a finished campaign may have been deleted since.
    fileName: row.fileName ?? '',
    version: row.version ?? '',
    createdAt: row.createdAt.toISOString(),
    deadlineAt: row.deadlineAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
};

type CampaignUpdate = EndpointAnswer<typeof getFirmwareCampaign>['updates'][number];

export const readCampaignUpdates = async (
  { pool }: Database,
  campaignId: string,
  isConnected: (chargePointId: string) => boolean,
): Promise<CampaignUpdate[]> => {
  const { rows } = await pool.query<Omit<CampaignUpdate, 'changedAt' | 'connected'> & { changedAt: Date }>(
    `SELECT u.id, u.charge_point_id AS "chargePointId", cp.serial_number AS "serialNumber",
            organization.name AS "accountName", coalesce(u.stage, 1) AS stage, u.state, u.report,
            u.changed_at AS "changedAt"
       FROM firmware_update u JOIN charge_point_ever cp ON cp.id = u.charge_point_id
       JOIN organization ON organization.id = u.account_id
      WHERE u.campaign_id = $1 ORDER BY u.stage, u.id LIMIT 2000`,
    [campaignId],
  );
  return rows.map((row) => ({
    ...row,
    connected: isConnected(row.chargePointId),
    changedAt: row.changedAt.toISOString(),
  }));
};
