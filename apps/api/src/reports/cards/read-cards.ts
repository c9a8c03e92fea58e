import type { CardsReport } from '@laadpoort/contract/reports/cards';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { sumAmounts } from '@laadpoort/domain/money/amount';
import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';

type Row = Omit<CardsReport['rows'][number], 'uidMasked'> & { readonly uid: string };

const AMOUNT = withoutVat({
  account: 's.account_id',
  day: '(s.ended_at AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

// A day on either side, for whichever clock.
const IN_YEAR = `s.ended_at >= $2::timestamptz - interval '1 day' AND s.ended_at < $2::timestamptz + interval '367 days'`;

/**
 * Billed sessions of members' cards at the account's own stations: what a person charges elsewhere is nobody's but their own.
 * The sessions of each card are found by its number; an account has few cards beside its sessions. Of who has left, those
 * that a member's card was let in for stay, without a name: the card may be somebody else's by now.
 */
const CARDS = `
  SELECT to_char(s.ended_at AT TIME ZONE st.time_zone, 'YYYY-MM') AS month, card.id AS "cardId",
         card.name AS "holderName", card.uid, card.visual_number AS "visualNumber", count(*)::int AS sessions,
         sum(s.energy_wh)::float8 AS "energyWh", round(sum(${AMOUNT}), 6)::text AS amount
    FROM (
      SELECT card.id, card.uid, card.visual_number, holder.name
        FROM member JOIN "user" holder ON holder.id = member.user_id JOIN id_token card ON card.holder_id = holder.id
       WHERE member.organization_id = $1
      UNION ALL
      SELECT card.id, card.uid, card.visual_number, NULL
        FROM id_token card
       WHERE card.uid IN (SELECT s.id_tag FROM session s
                           WHERE s.account_id = $1 AND s.authorization_rule = 'known-card' AND ${IN_YEAR})
         AND NOT EXISTS (SELECT FROM member WHERE member.organization_id = $1 AND member.user_id = card.holder_id)
    ) card
    JOIN session s ON s.account_id = $1 AND s.id_tag = card.uid AND is_billed(s.state, s.review) AND ${IN_YEAR}
     AND (card.name IS NOT NULL OR s.authorization_rule = 'known-card')
    JOIN station st ON st.id = s.station_id
   WHERE extract(year FROM s.ended_at AT TIME ZONE st.time_zone) = $3
   GROUP BY 1, card.id, card.uid, card.visual_number, card.name
   ORDER BY 1 DESC, card.name, card.uid`;

/** What the cards of an account's members charged at its stations in a year. */
export const readCards = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  year: string,
): Promise<CardsReport> => {
  const { rows } = await pool.query<Row>(CARDS, [accountId, `${year}-01-01T00:00:00Z`, Number(year)]);
  return {
    year,
    rows: rows.map(({ uid, ...row }) => ({ ...row, uidMasked: maskIdTag(uid) })),
    totals: {
      sessions: rows.reduce((sum, { sessions }) => sum + sessions, 0),
      energyWh: rows.reduce((sum, { energyWh }) => sum + energyWh, 0),
      amount: sumAmounts(rows.map(({ amount }) => amount)),
    },
  };
};
