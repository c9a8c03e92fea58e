import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { WhitelistEntry } from '@laadpoort/contract/whitelist';
import { columns } from '#platform/database/columns.ts';
import type { Database } from '#platform/database/database.ts';
import { givenFields } from '#platform/http/given-fields.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { audit } from '#chargers/audit.ts';
import { markLocalLists } from '#chargers/mark-local-lists.ts';

/** Whose list it is, who is asking, and whether that person may see whole card numbers. */
export interface Reader {
  accountId: string;
  personId: string;
  seesUids: boolean;
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
  lastUsedAt: Date | null;
}

const CARDS = columns<{ uid: string }>({ uid: ['text', ({ uid }) => uid] });

/** The network of each card and when it last started charging here; one index look-up per card. */
const readCards = async (
  { pool }: Database,
  accountId: string,
  entries: readonly { uid: string }[],
): Promise<Map<string, CardFacts>> => {
  const { rows } = await pool.query<CardFacts>(
    `SELECT card.uid, provider.name AS network, last.started_at AS "lastUsedAt"
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

const toEntry = (row: EntryRow, cards: Map<string, CardFacts>, reader: Reader): WhitelistEntry => ({
  id: row.id,
  uid: reader.seesUids ? row.uid : maskIdTag(row.uid),
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

export interface NewEntry {
  /** Canonical */
  uid: string;
  description: string;
  /** Canonical */
  group: string | null;
  stationIds: readonly string[];
  validFrom: string | null;
  validUntil: string | null;
}

/**
 * Adds a card; a card that is already listed stays as it is, and the result is null. Otherwise returns the entry's id.
 */
export const addEntry = async (
  { prisma }: Database,
  { accountId, personId }: Reader,
  entry: NewEntry,
  now: Date,
): Promise<string | null> =>
  prisma.$transaction(async (transaction) => {
    const { uid, description, group: parentIdTag, validFrom, validUntil } = entry;
    const [row] = await transaction.whitelistEntry.createManyAndReturn({
      data: {
        accountId,
        uid,
        description,
        parentIdTag,
        validFrom,
        validUntil,
        createdById: personId,
        createdAt: now,
      },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!row) return null;
    const stations = entry.stationIds.map((stationId) => ({ entryId: row.id, stationId }));
    await transaction.whitelistEntryStation.createMany({ data: stations });
    await markLocalLists(transaction, [accountId], now);
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'whitelist.add',
      targetId: row.id,
      detail: { card: maskIdTag(uid) },
      names: { description },
    });
    return row.id;
  });

export interface EntryChange {
  description?: string | undefined;
  group?: string | null | undefined;
  stationIds?: readonly string[] | undefined;
  validFrom?: string | null | undefined;
  validUntil?: string | null | undefined;
  blocked?: boolean | undefined;
}

/** Changes the given fields and leaves the rest. Blocking again keeps the first time. False: no such entry. */
export const changeEntry = async (
  { prisma }: Database,
  { accountId, personId }: Reader,
  entryId: string,
  change: EntryChange,
  now: Date,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const entry = await transaction.whitelistEntry.findFirst({ where: { id: entryId, accountId } });
    if (!entry) return false;
    const { stationIds, blocked, group: parentIdTag, ...fields } = change;
    const blockedAt = blocked === undefined ? undefined : blocked ? (entry.blockedAt ?? now) : null;
    await transaction.whitelistEntry.update({
      where: { id: entryId },
      data: givenFields({ ...fields, parentIdTag, blockedAt }),
    });
    if (stationIds) {
      await transaction.whitelistEntryStation.deleteMany({ where: { entryId } });
      const stations = stationIds.map((stationId) => ({ entryId, stationId }));
      await transaction.whitelistEntryStation.createMany({ data: stations });
    }
    await markLocalLists(transaction, [accountId], now);
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'whitelist.change',
      targetId: entryId,
      detail: givenFields({ ...change, description: undefined }),
      names: givenFields({ description: change.description }),
    });
    return true;
  });

/** Removes an entry; sessions stay as they were. False: no such entry. */
export const removeEntry = async (
  { prisma }: Database,
  { accountId, personId }: Reader,
  entryId: string,
  now: Date,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const entry = await transaction.whitelistEntry.findFirst({ where: { id: entryId, accountId } });
    if (!entry) return false;
    await transaction.whitelistEntry.delete({ where: { id: entryId } });
    await markLocalLists(transaction, [accountId], now);
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'whitelist.remove',
      targetId: entryId,
      detail: { card: maskIdTag(entry.uid) },
      names: { description: entry.description },
    });
    return true;
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
