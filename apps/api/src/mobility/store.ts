import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { mobilityCardSchema } from '@laadpoort/contract/mobility';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';

type MobilityCard = z.infer<typeof mobilityCardSchema>;

interface CardRow extends Omit<MobilityCard, 'uidMasked' | 'lostAt' | 'lastUsedAt'> {
  uid: string;
  lostAt: Date | null;
  lastUsedAt: Date | null;
}

const toCard = ({ uid, lostAt, lastUsedAt, ...card }: CardRow): MobilityCard => ({
  ...card,
  uidMasked: maskIdTag(uid),
  lostAt: lostAt?.toISOString() ?? null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** The cards a person holds, wherever they were last used; `cardId` selects one of them. */
export const readCards = async (
  { pool }: Database,
  personId: string,
  cardId?: string,
): Promise<MobilityCard[]> => {
  const { rows } = await pool.query<CardRow>(
    `SELECT card.id, card.uid, card.visual_number AS "visualNumber", card.contract_id AS "contractId",
            provider.name AS network, card.nickname, card.lost_at AS "lostAt", last.started_at AS "lastUsedAt"
     FROM id_token card
     JOIN token_provider provider ON provider.id = card.provider_id
     LEFT JOIN LATERAL (
       SELECT started_at FROM session WHERE id_tag = card.uid ORDER BY ended_at DESC, id DESC LIMIT 1
     ) last ON true
     WHERE card.holder_id = $1 AND ($2::uuid IS NULL OR card.id = $2)
     ORDER BY card.lost_at NULLS FIRST, coalesce(card.nickname, card.visual_number, card.uid), card.id`,
    [personId, cardId ?? null],
  );
  return rows.map(toCard);
};

/** Names a card of the person; false if they hold no such card. */
export const renameCard = async (
  { prisma }: Database,
  personId: string,
  cardId: string,
  nickname: string | null,
): Promise<boolean> => {
  const { count } = await prisma.idToken.updateMany({
    where: { id: cardId, holderId: personId },
    data: { nickname },
  });
  return count > 0;
};

export interface MonthOfCards {
  month: string;
  sessions: number;
  energyWh: number;
  amount: string;
}

/** The amount of a session `s` that ended at a station `st`. */
const SESSION_WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: '(s.ended_at AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

/**
 * The last 12 months of a person's cards, newest first, without VAT; a session belongs to the local month of its end at the station.
 */
export const readMonths = async (
  { pool }: Database,
  personId: string,
  cardId: string | undefined,
): Promise<MonthOfCards[]> => {
  const { rows } = await pool.query<MonthOfCards>(
    `SELECT to_char(s.ended_at AT TIME ZONE st.time_zone, 'YYYY-MM') AS month, count(*)::int AS sessions,
            sum(s.energy_wh)::float8 AS "energyWh", 
            round(sum(${SESSION_WITHOUT_VAT}), 6)::text AS amount
     FROM id_token card
     JOIN session s ON s.id_tag = card.uid AND is_billed(s.state, s.review)
     JOIN station st ON st.id = s.station_id
     WHERE card.holder_id = $1 AND ($2::uuid IS NULL OR card.id = $2)
     GROUP BY 1 ORDER BY 1 DESC LIMIT 12`,
    [personId, cardId ?? null],
  );
  return rows;
};
