import type { Network } from '@laadpoort/contract/settlement/networks';
import type { NetworkCard } from '@laadpoort/contract/settlement/network-cards';
import { maskIdTag, parseIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Database } from '#platform/database/database.ts';

interface NetworkRow {
  id: string;
  name: string;
  cards: number;
  waitingCards: number;
  confirmableCards: number;
  saidById: string | null;
  saidBy: string | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  paysFrom: Date | null;
}

/** All issuers by name, or one of them, as somebody of support sees them. */
export const readNetworks = async (
  { pool }: Pick<Database, 'pool'>,
  personId: string,
  networkId: string | null = null,
): Promise<Network[]> => {
  const { rows } = await pool.query<NetworkRow>(
    `SELECT provider.id, provider.name, provider.pays_said_by_id AS "saidById", said.name AS "saidBy",
            confirmed.name AS "confirmedBy", provider.pays_confirmed_at AS "confirmedAt", provider.pays_from AS "paysFrom",
            (SELECT count(*)::int FROM id_token WHERE provider_id = provider.id) AS cards,
            waiting.cards AS "waitingCards", waiting.confirmable AS "confirmableCards"
       FROM token_provider provider
       LEFT JOIN "user" said ON said.id = provider.pays_said_by_id
       LEFT JOIN "user" confirmed ON confirmed.id = provider.pays_confirmed_by_id
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS cards, (count(*) FILTER (WHERE registered_by_id <> $2))::int AS confirmable
           FROM id_token
          WHERE provider_id = provider.id AND registered_by_id IS NOT NULL AND confirmed_by_id IS NULL) AS waiting
      WHERE $1::uuid IS NULL OR provider.id = $1 ORDER BY provider.name`,
    [networkId, personId],
  );
  return rows.map(
    ({
      id,
      name,
      cards,
      waitingCards,
      confirmableCards,
      saidById,
      saidBy,
      confirmedBy,
      confirmedAt,
      paysFrom,
    }) => ({
      id,
      name,
      cards,
      waitingCards,
      confirmableCards,
      pays: confirmedAt !== null ? 'confirmed' : saidById !== null ? 'said' : 'no',
      saidBy,
      confirmedBy,
      confirmedAt: confirmedAt?.toISOString() ?? null,
      paysFrom: paysFrom?.toISOString() ?? null,
      mayConfirm: confirmedAt === null && saidById !== null && saidById !== personId,
    }),
  );
};

interface CardRow extends Omit<NetworkCard, 'uidMasked' | 'expiresAt'> {
  uid: string;
  expiresAt: Date | null;
}

const MAX_CARDS = 100;

/** Cards of an issuer, the first hundred that fit what was typed. */
export const readNetworkCards = async (
  { pool }: Pick<Database, 'pool'>,
  networkId: string,
  q: string,
): Promise<{ cards: NetworkCard[]; more: boolean }> => {
  const typed = parseIdTag(q);
  const { rows } = await pool.query<CardRow>(
    `SELECT id, uid, visual_number AS "visualNumber", contract_id AS "contractId", expires_at AS "expiresAt",
            blocked_at IS NOT NULL AS blocked
       FROM id_token
      WHERE provider_id = $1
        AND ($2 = '' OR starts_with(visual_number, $2) OR starts_with(contract_id, $2) OR uid = $3)
      ORDER BY visual_number, uid LIMIT ${MAX_CARDS + 1}`,
    [networkId, q, typed.ok ? typed.idTag.canonical : ''],
  );
  const cards = rows.slice(0, MAX_CARDS).map(({ uid, expiresAt, ...card }) => ({
    ...card,
    uidMasked: maskIdTag(uid),
    expiresAt: expiresAt?.toISOString() ?? null,
  }));
  return { cards, more: rows.length > MAX_CARDS };
};
