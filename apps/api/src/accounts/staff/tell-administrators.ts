import type { Prisma } from '#platform/prisma/client.ts';
import { staffChanged, type StaffChange } from '../mails/staff.ts';
import { tell } from '#chargers/mails/tell.ts';

export interface Told {
  readonly now: Date;
  readonly publicUrl: string;
}

/** Every change of platform roles is told to all administrators, those who lose the role by it included. */
export const tellAdministrators = async (
  tx: Pick<Prisma.TransactionClient, 'user' | 'outboxMessage'>,
  change: Omit<StaffChange, 'url'>,
  { now, publicUrl }: Told,
): Promise<void> => {
  const administrators = await tx.user.findMany({ where: { role: 'admin' } });
  for (const person of administrators)
    await tell(tx, person, staffChanged, { ...change, url: publicUrl }, now);
};
