import type { auditEntrySchema } from '@laadpoort/contract/support/devices';
import type { z } from 'zod';
import type { Person } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { Device } from '#chargers/directory/ownership.ts';
import { audit } from '#chargers/audit.ts';

const MAX_ENTRIES = 50;

/** Writes that somebody of support searched over all accounts. */
export const auditSearch = async (
  { prisma }: Database,
  {
    person,
    text,
    hits,
    now,
  }: { readonly person: Person; readonly text: string; readonly hits: number; readonly now: Date },
): Promise<void> => {
  await audit(prisma, {
    at: now,
    accountId: null,
    actorId: person.personId,
    action: 'support.search',
    targetId: 'devices',
    detail: { hits },
    names: { text },
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
