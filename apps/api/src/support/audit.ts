import type { auditEntrySchema } from '@laadpoort/contract/support';
import type { z } from 'zod';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { Device } from './store.ts';

/** An open page refetches at every live event: within this time that counts as one view. */
const SAME_LOOK_MS = 15 * 60_000;
const MAX_ENTRIES = 50;

/** Records in the owner's account that somebody from support viewed a device. */
export const auditLook = async (
  { prisma }: Database,
  {
    person,
    action,
    device,
    now,
  }: { readonly person: Person; readonly action: string; readonly device: Device; readonly now: Date },
): Promise<void> => {
  const look = {
    accountId: device.accountId,
    actorId: person.personId,
    action,
    targetId: device.chargePointId,
  };
  const since = new Date(now.getTime() - SAME_LOOK_MS);
  const already = await prisma.auditEntry.findFirst({
    where: { ...look, at: { gt: since } },
    select: { id: true },
  });
  if (!already) await prisma.auditEntry.create({ data: { ...look, at: now } });
};

/** Records that somebody from support searched all accounts. */
export const auditSearch = async (
  { prisma }: Database,
  {
    person,
    text,
    hits,
    now,
  }: { readonly person: Person; readonly text: string; readonly hits: number; readonly now: Date },
): Promise<void> => {
  await prisma.auditEntry.create({
    data: { at: now, actorId: person.personId, action: 'support.search', targetId: text, detail: { hits } },
  });
};

/** What was done with a device and who viewed it, newest first. */
export const readAudit = async (
  { prisma }: Database,
  { accountId, chargePointId }: Device,
): Promise<z.input<typeof auditEntrySchema>[]> => {
  const entries = await prisma.auditEntry.findMany({
    where: { accountId, targetId: chargePointId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MAX_ENTRIES,
  });
  const people = await prisma.user.findMany({
    where: { id: { in: entries.map(({ actorId }) => actorId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return entries.map(({ id, at, actorId, action, targetId, reason }) => ({
    id: String(id),
    at: at.toISOString(),
    actor: actorId === 'system' ? '' : (nameOf.get(actorId) ?? null),
    action,
    targetId,
    reason,
  }));
};
