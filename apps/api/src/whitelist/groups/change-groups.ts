import type { accessGroupBodySchema } from '@laadpoort/contract/access-groups';
import { readTypedCard } from '@laadpoort/domain/cards/id-tag';
import type { GroupPrice } from '@laadpoort/domain/whitelist/group-price';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';
import type { z } from 'zod';

type Body = z.output<typeof accessGroupBodySchema>;

interface CardProblem {
  /** Its place in the list. */
  readonly index: number;
  readonly reason: string;
}

/** The canonical numbers of the cards, or what is wrong with which of them. */
export const readCards = (
  typed: Body['cards'],
): { readonly cards: StoredCard[]; readonly problems: readonly CardProblem[] } => {
  const read = typed.map(({ uid, description, unusualUid }) => ({
    card: readTypedCard(uid, unusualUid),
    description,
  }));
  return {
    cards: read.flatMap(({ card, description }) => (card.ok ? [{ uid: card.canonical, description }] : [])),
    problems: read.flatMap(({ card }, index) => (card.ok ? [] : [{ index, reason: card.reason }])),
  };
};

interface StoredCard {
  readonly uid: string;
  readonly description: string;
}

/** A group as it is to be stored: with the canonical numbers of its cards. */
type Group = Omit<Body, 'cards'> & { readonly cards: readonly StoredCard[] };

interface Writer {
  readonly accountId: string;
  readonly personId: string;
}

const priceOf = (typed: Body['price']): GroupPrice => {
  if (typed.kind !== 'own') return typed;
  const { kind, vatBasis, pricePerKwh, further } = typed;
  return { kind, vatBasis, components: [...further, { kind: 'energy', pricePerKwh }] };
};

const rowOf = ({ name, cards, memberIds, stationIds, windows, price, budget }: Group, now: Date) => ({
  name,
  cards: cards.map((card) => ({ ...card })),
  memberIds: [...new Set(memberIds)],
  stationIds: [...new Set(stationIds)],
  windows,
  price: structuredClone(priceOf(price)) as unknown as Prisma.InputJsonObject,
  budget: budget ?? Prisma.DbNull,
  since: now,
});

/** Adds a group, or changes one. Null: there is no such group. */
export const saveGroup = async (
  { prisma }: Database,
  { accountId, personId }: Writer,
  groupId: string | null,
  body: Group,
  now: Date,
): Promise<string | null> =>
  prisma.$transaction(async (transaction) => {
    const row = rowOf(body, now);
    const known =
      groupId === null
        ? null
        : await transaction.accessGroup.findFirst({ where: { id: groupId, accountId } });
    if (groupId !== null && !known) return null;
    const { id } = known
      ? await transaction.accessGroup.update({ where: { id: known.id }, data: row })
      : await transaction.accessGroup.create({ data: { ...row, accountId, createdById: personId } });
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: known ? 'access-group.change' : 'access-group.add',
      targetId: id,
      detail: { price: body.price, budget: body.budget },
      names: { name: body.name },
    });
    return id;
  });

/** Removes a group; its sessions stay as they were. False: there is no such group. */
export const removeGroup = async (
  { prisma }: Database,
  { accountId, personId }: Writer,
  groupId: string,
  now: Date,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const group = await transaction.accessGroup.findFirst({ where: { id: groupId, accountId } });
    if (!group) return false;
    await transaction.accessGroup.delete({ where: { id: groupId } });
    await audit(transaction, {
      at: now,
      accountId,
      actorId: personId,
      action: 'access-group.remove',
      targetId: groupId,
      names: { name: group.name },
    });
    return true;
  });

/** Whether another group of the account has this name. */
export const isNameTaken = async (
  { prisma }: Database,
  accountId: string,
  name: string,
  groupId: string | null,
): Promise<boolean> => {
  const other = await prisma.accessGroup.findFirst({ where: { accountId, name } });
  return other !== null && other.id !== groupId;
};

/** Whether all of these are members of the account. */
export const areMembers = async (
  { prisma }: Database,
  accountId: string,
  memberIds: readonly string[],
): Promise<boolean> => {
  const count = await prisma.member.count({
    where: { organizationId: accountId, userId: { in: [...memberIds] } },
  });
  return count === new Set(memberIds).size;
};

/** The stations that a group does not have yet: those it has may be gone by now, and stay. */
export const addedStations = async (
  { prisma }: Database,
  accountId: string,
  groupId: string | null,
  stationIds: readonly string[],
): Promise<readonly string[]> => {
  if (groupId === null) return stationIds;
  const group = await prisma.accessGroup.findFirst({ where: { id: groupId, accountId } });
  return stationIds.filter((id) => !group?.stationIds.includes(id));
};
