import type { ChargingProfile } from '@laadpoort/contract/commands';
import { replaces, clears, type ClearCriteria } from '@laadpoort/domain/smart-charging/installed-profiles';
import type { Database } from '#platform/database.ts';
import type { ChargingProfile as ProfileRow, Prisma } from '#platform/prisma/client.ts';

/** A profile that was sent, and what is known of its arrival. */
export interface SentProfile {
  readonly commandId: string;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly profile: ChargingProfile;
  readonly setById: string;
  readonly state: 'desired' | 'acknowledged' | 'refused';
  readonly answer: string;
}

const inPlace = ({ connectorId, profile }: Pick<ProfileRow, 'connectorId' | 'profile'>) => ({
  connectorId,
  profile: profile as unknown as ChargingProfile,
});

/** Those that a profile replaces: what the charger has only by one that it took. */
const replacedBy = async (transaction: Prisma.TransactionClient, sent: SentProfile): Promise<string[]> => {
  const states = ['desired', 'refused', ...(sent.state === 'acknowledged' ? ['acknowledged'] : [])];
  const there = await transaction.chargingProfile.findMany({
    where: { chargePointId: sent.chargePointId, state: { in: states }, NOT: { commandId: sent.commandId } },
  });
  return there.filter((row) => replaces(sent, inPlace(row))).map(({ id }) => id);
};

/** Keeps a profile as it was sent, and again when its answer comes late. */
export const keepProfile = (db: Database, sent: SentProfile, now: Date): Promise<void> =>
  db.prisma.$transaction(async (transaction) => {
    const { commandId, chargePointId, connectorId, profile, setById, state, answer } = sent;
    const replaced = await replacedBy(transaction, sent);
    await transaction.chargingProfile.updateMany({
      where: { id: { in: replaced } },
      data: { state: 'replaced' },
    });
    const answered = { state, answer, answeredAt: now };
    const { count } = await transaction.chargingProfile.updateMany({ where: { commandId }, data: answered });
    if (count > 0) return;
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
        setById,
        setAt: now,
        ...answered,
      },
    });
  });

/** What a charger has cleared is gone, and so is what it was only wished to have. */
export const clearProfiles = async (
  db: Database,
  chargePointId: string,
  criteria: ClearCriteria,
): Promise<void> => {
  const there = await readProfiles(db, chargePointId);
  const cleared = there.filter((row) => clears(criteria, inPlace(row))).map(({ id }) => id);
  await db.prisma.chargingProfile.updateMany({ where: { id: { in: cleared } }, data: { state: 'cleared' } });
};

/** A TxProfile ends with its transaction (OCPP 1.6, 3.13.1). */
export const clearProfilesOfSession = async (
  db: Database,
  chargePointId: string,
  sessionId: number,
): Promise<void> => {
  await db.prisma.chargingProfile.updateMany({
    where: { chargePointId, transactionId: sessionId, state: { in: ['desired', 'acknowledged', 'refused'] } },
    data: { state: 'cleared' },
  });
};

/** Profiles that are there, wished for or refused, newest first. */
export const readProfiles = (db: Database, chargePointId: string): Promise<ProfileRow[]> =>
  db.prisma.chargingProfile.findMany({
    where: { chargePointId, state: { in: ['desired', 'acknowledged', 'refused'] } },
    orderBy: { setAt: 'desc' },
    take: 200,
  });

export const readConfigurationValues = (db: Database, chargePointId: string) =>
  db.prisma.configurationKey.findMany({ where: { chargePointId }, select: { key: true, value: true } });

export const readRunning = (db: Database, chargePointId: string) =>
  db.prisma.session.findMany({
    where: { chargePointId, state: 'charging' },
    select: { id: true, connectorId: true, startedAt: true },
  });
