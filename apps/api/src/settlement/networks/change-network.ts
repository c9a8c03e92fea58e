import { ACCOUNT_TIME_ZONE, daysPeriod } from '@laadpoort/domain/reports/month';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { isUniqueViolation } from '#platform/database/database-error.ts';

export interface Changing {
  readonly personId: string;
  readonly now: Date;
}

/** Registers an issuer; null if there is one of that name. */
export const addIssuer = async (
  { prisma }: Database,
  { personId, now }: Changing,
  name: string,
): Promise<string | null> => {
  try {
    return await prisma.$transaction(async (transaction) => {
      const { id } = await transaction.tokenProvider.create({ data: { name } });
      const entry = { at: now, accountId: null, actorId: personId, targetId: id };
      await audit(transaction, { ...entry, action: 'network.add', detail: { name } });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
};

interface Said {
  readonly pays: boolean;
  readonly from: string;
  readonly reason: string;
}

/**
 * Who says that an issuer pays is the first of two; that it does not counts at once, for sessions that begin from that day on.
 * What was paid for until a day stays so: that it ended earlier is refused as changed.
 */
export const sayPays = (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
  { pays, from, reason }: Said,
): Promise<'said' | 'not-found' | 'network-changed'> =>
  prisma.$transaction(async (transaction) => {
    const day = daysPeriod(from, from, ACCOUNT_TIME_ZONE).from;
    const network = await transaction.tokenProvider.findUnique({ where: { id: networkId } });
    if (!network) return 'not-found';
    if (!pays && network.paysSaidById === null) return 'network-changed';
    if (!pays) await keepPaidPeriod(transaction, networkId, day);
    const { count } = await transaction.tokenProvider.updateMany({
      // Said again, or by a third, it stays what two people have agreed on.
      where: { id: networkId, ...(pays ? { paysConfirmedAt: null } : {}) },
      data: {
        paysSaidById: pays ? personId : null,
        paysFrom: pays ? day : null,
        paysConfirmedById: null,
        paysConfirmedAt: null,
      },
    });
    if (count === 0) return 'said';
    const entry = { at: now, accountId: null, actorId: personId, targetId: networkId, reason };
    await audit(transaction, {
      ...entry,
      action: pays ? 'network.pays' : 'network.pays-not',
      detail: { from },
    });
    return 'said';
  });

/** Before the first session of any issuer. */
const ALWAYS = new Date('2000-01-01');

/** What an issuer has paid for until a day stays paid for. */
const keepPaidPeriod = async (
  transaction: Prisma.TransactionClient,
  networkId: string,
  until: Date,
): Promise<void> => {
  await transaction.$executeRaw`SELECT FROM token_provider WHERE id = ${networkId}::uuid FOR UPDATE`;
  const network = await transaction.tokenProvider.findUnique({ where: { id: networkId } });
  if (!network?.paysConfirmedAt) return;
  const since = network.paysFrom ?? ALWAYS;
  if (since < until)
    await transaction.networkPaidPeriod.create({ data: { providerId: networkId, since, until } });
};

/** The second person, who has read since when it pays. Waiting for none is no error: somebody else was faster. */
export const confirmPays = async (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
  seen: Date | null,
): Promise<'confirmed' | 'not-found' | 'second-person-needed' | 'network-changed'> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.tokenProvider.updateMany({
      where: { id: networkId, paysConfirmedAt: null, paysSaidById: { not: personId }, paysFrom: seen },
      data: { paysConfirmedById: personId, paysConfirmedAt: now },
    });
    if (count === 1) {
      const entry = { at: now, accountId: null, actorId: personId, targetId: networkId };
      await audit(transaction, { ...entry, action: 'network.pays-confirm' });
      return 'confirmed';
    }
    const network = await transaction.tokenProvider.findUnique({ where: { id: networkId } });
    if (!network) return 'not-found';
    if (network.paysSaidById === null || network.paysSaidById === personId) return 'second-person-needed';
    return network.paysFrom?.getTime() === seen?.getTime() ? 'confirmed' : 'network-changed';
  });
