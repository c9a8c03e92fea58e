import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Database } from '#platform/database/database.ts';
import { givenFields } from '#platform/http/given-fields.ts';
import { audit } from '#chargers/audit.ts';
import { markLocalLists } from '#chargers/mark-local-lists.ts';
import type { Reader } from './store.ts';

export interface NewEntry {
  /** Canonical */
  uid: string;
  enteredByHand: boolean;
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
    const { uid, enteredByHand, description, group: parentIdTag, validFrom, validUntil } = entry;
    const [row] = await transaction.whitelistEntry.createManyAndReturn({
      data: {
        accountId,
        uid,
        enteredByHand,
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
