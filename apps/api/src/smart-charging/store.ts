import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import {
  replacesProfile,
  clearsProfile,
  type ClearCriteria,
} from '@laadpoort/domain/smart-charging/installed-profiles';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '#platform/database/database.ts';
import type { ChargingProfile as ProfileRow, Prisma } from '#platform/prisma/client.ts';

/** A profile that was sent, and what is known of its arrival. */
export interface SentProfile {
  readonly commandId: string;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly profile: ChargingProfile;
  readonly setById: string;
  /** The product sent it on its own. */
  readonly byProduct: boolean;
  readonly state: 'desired' | 'acknowledged' | 'refused';
  readonly answer: string;
}

/** Profiles that are not gone: on the charger, desired, refused, or lost by the charger. */
export const NOT_GONE = ['desired', 'acknowledged', 'refused', 'lost'];

const inPlace = ({ connectorId, profile }: Pick<ProfileRow, 'connectorId' | 'profile'>) => ({
  connectorId,
  profile: profile as unknown as ChargingProfile,
});

/** Those that a profile replaces: profiles on the charger are only replaced by one that it accepted. */
const replacedBy = async (
  transaction: Prisma.TransactionClient,
  sent: SentProfile,
): Promise<ProfileRow[]> => {
  const states =
    sent.state === 'acknowledged' ? NOT_GONE : NOT_GONE.filter((state) => state !== 'acknowledged');
  const there = await transaction.chargingProfile.findMany({
    where: { chargePointId: sent.chargePointId, state: { in: states }, NOT: { commandId: sent.commandId } },
  });
  return there.filter((row) => replacesProfile(sent, inPlace(row)));
};

/** Profiles that the product resends still belong to the person who set them. */
const setByOf = (
  { byProduct, connectorId, profile, setById }: SentProfile,
  replaced: ProfileRow[],
  now: Date,
) => {
  const again = replaced.find(
    (row) => row.connectorId === connectorId && isDeepStrictEqual(row.profile, profile),
  );
  return byProduct && again ? { setById: again.setById, setAt: again.setAt } : { setById, setAt: now };
};

/** Stores a profile as it was sent, and again if its answer is late; returns those that it replaced. */
export const keepProfile = (db: Database, sent: SentProfile, now: Date): Promise<ChargingProfile[]> =>
  db.prisma.$transaction(async (transaction) => {
    const { commandId, chargePointId, connectorId, profile, state, answer } = sent;
    const replaced = await replacedBy(transaction, sent);
    await transaction.chargingProfile.updateMany({
      where: { id: { in: replaced.map(({ id }) => id) } },
      data: { state: 'replaced' },
    });
    const before = replaced.filter((row) => row.state === 'acknowledged').map((row) => inPlace(row).profile);
    const answered = { state, answer, answeredAt: now };
    const { count } = await transaction.chargingProfile.updateMany({ where: { commandId }, data: answered });
    if (count > 0) return before;
    await transaction.chargingProfile.create({
      data: {
        chargePointId,
        connectorId,
        commandId,
        chargingProfileId: profile.chargingProfileId,
        purpose: profile.chargingProfilePurpose,
        stackLevel: profile.stackLevel,
        transactionId: profile.transactionId ?? null,
        profile,
        ...setByOf(sent, replaced, now),
        ...answered,
      },
    });
    return before;
  });

/** What a charger has cleared is gone, and so are profiles that were only desired. */
export const clearProfiles = async (
  db: Database,
  chargePointId: string,
  criteria: ClearCriteria,
): Promise<void> => {
  const there = await readProfiles(db, chargePointId);
  const cleared = there.filter((row) => clearsProfile(criteria, inPlace(row))).map(({ id }) => id);
  await db.prisma.chargingProfile.updateMany({ where: { id: { in: cleared } }, data: { state: 'cleared' } });
};

/** Profiles that are not gone, newest first. */
export const readProfiles = (db: Database, chargePointId: string): Promise<ProfileRow[]> =>
  db.prisma.chargingProfile.findMany({
    where: { chargePointId, state: { in: NOT_GONE } },
    orderBy: { setAt: 'desc' },
    take: 200,
  });

/** The charger has lost its profiles. */
export const markProfilesLost = async (db: Database, chargePointId: string): Promise<void> => {
  await db.prisma.chargingProfile.updateMany({
    where: { chargePointId, state: 'acknowledged' },
    data: { state: 'lost' },
  });
};

export const isInPlace = async (db: Database, commandId: string): Promise<boolean> =>
  (await db.prisma.chargingProfile.count({ where: { commandId, state: 'acknowledged' } })) > 0;

export const readConfigurationValues = (db: Database, chargePointId: string) =>
  db.prisma.configurationKey.findMany({ where: { chargePointId }, select: { key: true, value: true } });

export const readRunning = (db: Database, chargePointId: string) =>
  db.prisma.session.findMany({
    where: { chargePointId, state: 'charging' },
    select: { id: true, connectorId: true, startedAt: true },
  });
