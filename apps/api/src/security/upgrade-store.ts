import type { SecurityProfile } from '@laadpoort/domain/security/decide-connection';
import type { Upgrade } from '@laadpoort/domain/security/profile-upgrade';
import type { Database } from '#platform/database/database.ts';
import { Prisma, type SecurityUpgrade } from '#platform/prisma/client.ts';
import type { CommandOrigin } from '#chargers/commands.ts';
import { audit } from '#chargers/audit.ts';

/** An upgrade that failed may still succeed for this long. */
const LATE_SUCCESS_MS = 24 * 60 * 60_000;

export const toUpgrade = (row: SecurityUpgrade): Upgrade => ({
  toProfile: row.toProfile as SecurityProfile,
  step: row.step as Upgrade['step'],
  state: row.state as Upgrade['state'],
  problem: row.problem as Upgrade['problem'],
  changedAt: row.changedAt,
});

export const readRunning = ({ prisma }: Database, chargePointId: string): Promise<SecurityUpgrade | null> =>
  prisma.securityUpgrade.findFirst({ where: { chargePointId, state: 'running' } });

export const readLatest = ({ prisma }: Database, chargePointId: string): Promise<SecurityUpgrade | null> =>
  prisma.securityUpgrade.findFirst({ where: { chargePointId }, orderBy: { requestedAt: 'desc' } });

export const readWatched = ({ prisma }: Database, now: Date): Promise<SecurityUpgrade[]> =>
  prisma.securityUpgrade.findMany({
    where: {
      OR: [
        { state: 'running' },
        { state: 'failed', changedAt: { gt: new Date(now.getTime() - LATE_SUCCESS_MS) } },
      ],
    },
    take: 1_000,
  });

interface Begun {
  readonly fromProfile: number;
  readonly toProfile: number;
  /** Obstacles that a person has overridden. */
  readonly passed: readonly string[];
  readonly at: Date;
}

/** Stores that an upgrade began, and who requested it; null if another one is running: the unique index is decisive. */
export const insertUpgrade = async (
  { prisma }: Database,
  { accountId, chargePointId, requester: { personId }, reason }: CommandOrigin,
  { fromProfile, toProfile, passed, at }: Begun,
): Promise<SecurityUpgrade | null> => {
  const times = { requestedAt: at, changedAt: at };
  const upgrade = { chargePointId, fromProfile, toProfile, requestedById: personId, ...times };
  try {
    const [row] = await prisma.$transaction([
      prisma.securityUpgrade.create({ data: { ...upgrade, step: 'configure', state: 'running' } }),
      audit(prisma, {
        at,
        accountId,
        actorId: personId,
        action: 'charge-point.upgrade-security',
        targetId: chargePointId,
        reason,
        detail: { toProfile, despite: passed },
      }),
    ]);
    return row;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
    throw error;
  }
};

/** Stores the progress of an upgrade; false if somebody else changed it first. */
export const storeUpgrade = async (
  { prisma }: Database,
  row: SecurityUpgrade,
  after: Upgrade,
): Promise<boolean> => {
  const { step, state, problem, changedAt } = after;
  const { count } = await prisma.securityUpgrade.updateMany({
    where: { id: row.id, step: row.step, state: row.state },
    data: { step, state, problem, changedAt, finishedAt: state === 'running' ? null : changedAt },
  });
  return count === 1;
};

/** The security profile of the last connection since then; null if there was none. */
export const readShownProfile = async (
  { pool }: Database,
  chargePointId: string,
  since: Date,
): Promise<SecurityProfile | null> => {
  const { rows } = await pool.query<{ profile: SecurityProfile | null }>(
    `SELECT (detail->>'profile')::int AS profile FROM charge_point_event
      WHERE charge_point_id = $1 AND kind = 'connected' AND at > $2 ORDER BY at DESC, id DESC LIMIT 1`,
    [chargePointId, since],
  );
  return rows[0]?.profile ?? null;
};

/** The configured profile; lower connections are refused once it has been used (domain decide-connection). */
export const setProfile = async (
  { prisma }: Database,
  chargePointId: string,
  securityProfile: number,
): Promise<void> => {
  await prisma.chargePoint.update({ where: { id: chargePointId }, data: { securityProfile } });
};
