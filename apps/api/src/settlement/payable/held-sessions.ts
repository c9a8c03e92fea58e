import type { HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import { ACCOUNT_TIME_ZONE } from '@laadpoort/domain/reports/month';
import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';
import type { PageEnd } from '#platform/http/page-cursor.ts';
import { readPayable } from './read-payable.ts';
import { PAYS_AT_START } from './pays-at.ts';

/** How many sessions are looked at at a time, and how often for a page, so that one of few held ones ends too. */
const LOOKED_AT = 500;
const LOOKS = 10;

interface CandidateRow extends Omit<
  HeldSession,
  'cardMasked' | 'startedAt' | 'endedAt' | 'reasons' | 'review'
> {
  idTag: string;
  startedAt: Date;
  endedAt: Date;
  reviewId: string | null;
  decision: 'pay' | 'refuse' | null;
  reviewReason: string | null;
  decidedById: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** Somebody pays for it, and it comes after the last page. */
const PAID = `EXISTS (SELECT FROM token_provider provider WHERE provider.id = s.provider_id AND ${PAYS_AT_START})
  AND ($1::timestamptz IS NULL OR (s.ended_at, s.id) < ($1, $2::int))`;
const LATEST = `ORDER BY s.ended_at DESC, s.id DESC LIMIT ${LOOKED_AT}`;

/** Amounts that are summed are of one basis. */
const WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: `(s.ended_at AT TIME ZONE coalesce(st.time_zone, '${ACCOUNT_TIME_ZONE}'))::date`,
  basis: 's.vat_basis',
  amount: 's.amount',
});

// What nobody pays for is not held. What is in a document is looked at only for a dispute. `$1` and `$2` are the end of
// the last page.
const CANDIDATES = `
  SELECT s.id, s.account_id AS "accountId", coalesce(account.name, '') AS "accountName",
         coalesce(st.name, '') AS "stationName", coalesce(st.time_zone, 'Europe/Amsterdam') AS "timeZone",
         s.charge_point_id AS "chargePointId",
         coalesce(cp.serial_number, removed.serial_number, '') AS "serialNumber",
         coalesce(cp.vendor, removed.vendor) AS vendor, coalesce(cp.model, removed.model) AS model,
         s.id_tag AS "idTag", provider.name AS network, s.started_at AS "startedAt", s.ended_at AS "endedAt",
         s.energy_wh::float8 AS "energyWh", s.amount::text AS amount,
         round(${WITHOUT_VAT}, 6)::text AS "amountWithoutVat", dispute.note AS dispute,
         s.document_id IS NOT NULL AS "isSettled",
         review.id AS "reviewId", review.decision, review.reason AS "reviewReason",
         review.decided_by_id AS "decidedById", coalesce(person.name, '') AS "decidedBy",
         review.decided_at AS "decidedAt"
    FROM (
      (SELECT s.id FROM session s
        WHERE s.ended_at IS NOT NULL AND s.free_rule IS NULL AND s.provider_id IS NOT NULL
          AND s.document_id IS NULL AND is_billed(s.state, s.review) AND ${PAID} ${LATEST})
      UNION ALL
      (SELECT s.id FROM session_dispute d JOIN session s ON s.id = d.session_id
        WHERE s.document_id IS NOT NULL AND ${PAID} ${LATEST})
    ) candidate
    JOIN session s ON s.id = candidate.id
    JOIN token_provider provider ON provider.id = s.provider_id
    LEFT JOIN organization account ON account.id = s.account_id
    LEFT JOIN station st ON st.id = s.station_id
    LEFT JOIN charge_point cp ON cp.id = s.charge_point_id
    LEFT JOIN removed_charge_point removed ON removed.id = s.charge_point_id
    LEFT JOIN session_dispute dispute ON dispute.session_id = s.id
    LEFT JOIN LATERAL (
      SELECT * FROM payable_review WHERE account_id = s.account_id AND session_id = s.id ORDER BY id DESC LIMIT 1
    ) review ON true
    LEFT JOIN "user" person ON person.id = review.decided_by_id
   ${LATEST}`;

interface Asked {
  readonly after: PageEnd | null;
  readonly limit: number;
  readonly limits: PayableLimits;
  readonly personId: string;
}

export interface HeldPage {
  readonly sessions: readonly HeldSession[];
  /** Where the next page begins; null: nothing is left. */
  readonly end: PageEnd | null;
}

/** Held sessions of all accounts after `after`, out of as many as are looked at for a page. */
export const readHeld = async (db: Pick<Database, 'pool'>, asked: Asked): Promise<HeldPage> => {
  const sessions: HeldSession[] = [];
  let end = asked.after;
  for (let look = 0; look < LOOKS; look += 1) {
    const limit = asked.limit - sessions.length;
    const found = await lookFurther(db, { ...asked, after: end, limit });
    sessions.push(...found.sessions);
    ({ end } = found);
    if (end === null || sessions.length >= asked.limit) break;
  }
  return { sessions, end };
};

const lookFurther = async (
  db: Pick<Database, 'pool'>,
  { after, limit, limits, personId }: Asked,
): Promise<HeldPage> => {
  const { rows } = await db.pool.query<CandidateRow>(CANDIDATES, [after?.at ?? null, after?.id ?? null]);
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const payable = await readPayable(db, { accountIds, sessionIds: rows.map(({ id }) => id), limits });
  const held = rows.flatMap((row) => {
    const decided = payable.get(row.id);
    const isHeld = decided?.kind === 'held' && (!row.isSettled || decided.reasons.includes('disputed'));
    return isHeld ? [{ row, reasons: decided.reasons }] : [];
  });
  const sessions = held.slice(0, limit).map(({ row, reasons }) => toHeld(row, reasons, personId));
  const last = held.length > limit ? held[limit - 1]?.row : rows.length < LOOKED_AT ? null : rows.at(-1);
  return { sessions, end: last ? { at: last.endedAt, id: String(last.id) } : null };
};

const toHeld = (
  { idTag, reviewId, decision, reviewReason, decidedById, decidedBy, decidedAt, ...row }: CandidateRow,
  reasons: HeldSession['reasons'] | readonly HeldSession['reasons'][number][],
  personId: string,
): HeldSession => ({
  ...row,
  cardMasked: maskIdTag(idTag),
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt.toISOString(),
  reasons: [...reasons],
  review:
    reviewId === null || decision === null || decidedAt === null
      ? null
      : {
          id: reviewId,
          decision,
          reason: reviewReason ?? '',
          decidedBy: decidedBy ?? '',
          decidedAt: decidedAt.toISOString(),
          mayConfirm: reasons.includes('second-person') && decidedById !== personId,
        },
});
