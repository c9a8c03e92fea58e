import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { shownIdTag } from '@laadpoort/domain/cards/shown-id-tag';
import type { WhitelistEntry } from '@laadpoort/contract/whitelist';
import { isOwnCard } from '#chargers/cards.ts';
import { columns } from '#platform/database/columns.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';

/** Whose list it is, who is asking, and whether that person may manage cards. */
export interface Reader {
  accountId: string;
  personId: string;
  managesCards: boolean;
}

type EntryRow = Prisma.WhitelistEntryGetPayload<{ include: { stations: true } }>;

/** The account's entries, newest first. */
export const listEntries = async (db: Database, reader: Reader): Promise<WhitelistEntry[]> => {
  const rows = await db.prisma.whitelistEntry.findMany({
    where: { accountId: reader.accountId },
    include: { stations: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const cards = await readCards(db, reader.accountId, rows);
  return rows.map((row) => toEntry(row, cards, reader));
};

/** One entry as the list shows it. */
export const readEntry = async (
  db: Database,
  reader: Reader,
  entryId: string,
): Promise<WhitelistEntry | null> => {
  const row = await db.prisma.whitelistEntry.findFirst({
    where: { id: entryId, accountId: reader.accountId },
    include: { stations: true },
  });
  return row && toEntry(row, await readCards(db, reader.accountId, [row]), reader);
};

interface CardFacts {
  uid: string;
  network: string | null;
  isOwnCard: boolean;
  lastUsedAt: Date | null;
}

const CARDS = columns<{ uid: string }>({ uid: ['text', ({ uid }) => uid] });

/** The network of each card, whether it is the account's own, and when it last started charging here; one index look-up per card. */
const readCards = async (
  { pool }: Database,
  accountId: string,
  entries: readonly { uid: string }[],
): Promise<Map<string, CardFacts>> => {
  const { rows } = await pool.query<CardFacts>(
    `SELECT card.uid, provider.name AS network, last.started_at AS "lastUsedAt",
            ${isOwnCard(CARDS.parameter(1), 'card.uid')} AS "isOwnCard"
     FROM ${CARDS.as('card')}
     LEFT JOIN id_token token ON token.uid = card.uid
     LEFT JOIN token_provider provider ON provider.id = token.provider_id
     LEFT JOIN LATERAL (
       SELECT started_at FROM session
       WHERE account_id = ${CARDS.parameter(1)} AND id_tag = card.uid
       ORDER BY ended_at DESC, id DESC LIMIT 1
     ) last ON true`,
    [...CARDS.values(entries), accountId],
  );
  return new Map(rows.map((row) => [row.uid, row]));
};

const toEntry = (row: EntryRow, cards: Map<string, CardFacts>, { managesCards }: Reader): WhitelistEntry => ({
  id: row.id,
  uid: shownIdTag(row.uid, { managesCards, isOwnCard: cards.get(row.uid)?.isOwnCard ?? false }),
  uidMasked: maskIdTag(row.uid),
  description: row.description,
  group: row.parentIdTag,
  stationIds: row.stations.map(({ stationId }) => stationId),
  validFrom: row.validFrom?.toISOString() ?? null,
  validUntil: row.validUntil?.toISOString() ?? null,
  blocked: row.blockedAt !== null,
  network: cards.get(row.uid)?.network ?? null,
  lastUsedAt: cards.get(row.uid)?.lastUsedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** Whether all of these stations belong to the account. */
export const ownsStations = async (
  { prisma }: Database,
  accountId: string,
  stationIds: readonly string[],
): Promise<boolean> => {
  if (stationIds.length === 0) return true;
  const owned = await prisma.station.count({ where: { accountId, id: { in: [...stationIds] } } });
  return owned === new Set(stationIds).size;
};
