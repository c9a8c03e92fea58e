import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import type { AuthorizationStatus } from '@laadpoort/domain/whitelist/decide-authorization';
import type { Database } from '#platform/database/database.ts';
import { PAYS_AT_START } from './pays-at.ts';
import { MONTH } from './month-rows.ts';

/** What is asked of a session to decide whether it is payable. */
export interface PayableRow {
  id: number;
  accountId: string;
  isRunning: boolean;
  review: SessionReviewState | null;
  isFree: boolean;
  authorizationStatus: AuthorizationStatus;
  isOwnCard: boolean;
  issuer: 'none' | 'does-not-pay' | 'card-unconfirmed' | 'pays';
  anomalies: SessionAnomaly[];
  energyWh: string;
  measuredEnergyWh: string | null;
  startedAt: Date;
  endedAt: Date | null;
  stopReceivedAt: Date | null;
  current: 'ac' | 'dc' | null;
  maxKw: string | null;
  amount: string;
  pricePerKwh: string | null;
  hasVatInside: boolean;
  overlapsEarlier: boolean;
  disputedAt: Date | null;
  /** Of its end, by the station's clock; of a running one that of its start. */
  month: string;
}

/**
 * One sweep over the sessions of each card by their starts: it overlaps an earlier one if the latest end of all before it
 * comes after its start. What ended before the first that is asked for cannot matter.
 */
const OVERLAPPING = `
  card AS (
    SELECT id_tag, min(started_at) AS first, max(started_at) AS last
      FROM session WHERE account_id = ANY($1::text[]) AND id = ANY($2::int[]) GROUP BY id_tag),
  overlapping AS (
    SELECT used.id FROM card CROSS JOIN LATERAL (
      SELECT other.id, other.started_at + interval '1 minute' < max(coalesce(other.ended_at, 'infinity')) OVER (
               ORDER BY other.started_at, other.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS overlaps
        FROM session other
       WHERE other.id_tag = card.id_tag AND other.started_at <= card.last
         AND (other.ended_at IS NULL OR other.ended_at >= card.first)) AS used
     WHERE used.overlaps)`;

const SESSIONS = `
  WITH ${OVERLAPPING}
  SELECT s.id, s.account_id AS "accountId", s.state <> 'completed' AS "isRunning", s.review, s.free_rule IS NOT NULL AS "isFree",
         s.authorization_status AS "authorizationStatus",
         s.authorization_rule = 'known-card' OR EXISTS (
           SELECT FROM id_token card JOIN member ON member.user_id = card.holder_id
            WHERE card.uid = s.id_tag AND member.organization_id = s.account_id) AS "isOwnCard",
         CASE WHEN provider.id IS NULL THEN 'none'
              WHEN NOT ${PAYS_AT_START} THEN 'does-not-pay'
              WHEN EXISTS (SELECT FROM id_token card
                            WHERE card.uid = s.id_tag AND card.registered_by_id IS NOT NULL AND card.confirmed_by_id IS NULL)
              THEN 'card-unconfirmed' ELSE 'pays' END AS issuer,
         s.anomalies, s.energy_wh AS "energyWh", s.measured_energy_wh AS "measuredEnergyWh",
         s.started_at AS "startedAt", s.ended_at AS "endedAt", s.stop_received_at AS "stopReceivedAt",
         model.current, model.max_kw::text AS "maxKw", s.amount::text AS amount,
         (SELECT max((line ->> 'pricePerKwh')::numeric)::text FROM jsonb_array_elements(s.price_lines) line)
           AS "pricePerKwh",
         coalesce(s.vat_basis = 'incl', false) AND coalesce('vat-nl' = (
           SELECT party.kind FROM party_version party
            WHERE party.account_id = s.account_id
              AND party.valid_from <= (s.ended_at AT TIME ZONE 'Europe/Amsterdam')::date
            ORDER BY party.valid_from DESC, party.id DESC LIMIT 1), false) AS "hasVatInside",
         s.id IN (SELECT id FROM overlapping) AS "overlapsEarlier",
         dispute.raised_at AS "disputedAt", ${MONTH} AS month
    FROM session s
    LEFT JOIN station st ON st.id = s.station_id
    LEFT JOIN token_provider provider ON provider.id = s.provider_id
    LEFT JOIN charge_point cp ON cp.id = s.charge_point_id
    LEFT JOIN removed_charge_point removed ON removed.id = s.charge_point_id
    LEFT JOIN charger_model model ON lower(model.vendor) = lower(coalesce(cp.vendor, removed.vendor))
                                 AND lower(model.model) = lower(coalesce(cp.model, removed.model))
    LEFT JOIN session_dispute dispute ON dispute.session_id = s.id
   WHERE s.account_id = ANY($1::text[]) AND s.id = ANY($2::int[])`;

export const readPayableRows = async (
  { pool }: Pick<Database, 'pool'>,
  accountIds: readonly string[],
  sessionIds: readonly number[],
): Promise<readonly PayableRow[]> => {
  const { rows } = await pool.query<PayableRow>({
    name: 'payable-sessions',
    text: SESSIONS,
    values: [accountIds, sessionIds],
  });
  return rows;
};
