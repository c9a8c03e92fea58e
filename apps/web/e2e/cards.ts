import { randomBytes } from 'node:crypto';
import type { Database } from '../../api/src/platform/database/database.ts';

interface CardGiven {
  readonly network?: string;
  readonly holderId?: string;
}

/** A card that nobody else has and that a registered provider vouches for; returns its UID. */
export const addKnownCard = async (
  { prisma }: Database,
  { network: name = 'e-clearing.net', holderId }: CardGiven = {},
): Promise<string> => {
  const uid = randomBytes(7).toString('hex').toUpperCase();
  // Two workers may both be the first to name a network.
  await prisma.tokenProvider.createMany({ data: { name }, skipDuplicates: true });
  const { id: providerId } = await prisma.tokenProvider.findUniqueOrThrow({ where: { name } });
  await prisma.idToken.create({ data: { uid, providerId, ...(holderId ? { holderId } : {}) } });
  return uid;
};
