import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Wish } from '#chargers/commands.ts';
import { readRunning } from './upgrade-store.ts';

interface Deps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
}

const audit = ({ accountId, chargePointId, requester, reason }: Wish, action: string, at: Date) => ({
  at,
  accountId,
  actorId: requester.personId,
  action,
  targetId: chargePointId,
  reason,
});

const tell = ({ live }: Deps, { accountId, chargePointId }: Wish) =>
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });

/** Cancels an upgrade; the charge point may continue to connect as before. */
export const cancelUpgrade = async (deps: Deps, wish: Wish): Promise<Refusal | undefined> => {
  const { prisma } = deps.db;
  const running = await readRunning(deps.db, wish.chargePointId);
  if (!running) return refuse('not-found');
  const at = deps.now();
  await prisma.$transaction([
    prisma.securityUpgrade.updateMany({
      where: { id: running.id, state: 'running' },
      data: { state: 'cancelled', changedAt: at, finishedAt: at },
    }),
    prisma.chargePoint.update({
      where: { id: wish.chargePointId },
      data: { securityProfile: running.fromProfile },
    }),
    prisma.auditEntry.create({ data: audit(wish, 'charge-point.cancel-security-upgrade', at) }),
  ]);
  tell(deps, wish);
  return undefined;
};

/** Accepts connections with a lower profile again: anyone who can pose as the charger at that profile gets in. */
export const lowerProfile = async (deps: Deps, wish: Wish, profile: number): Promise<Refusal | undefined> => {
  const { prisma } = deps.db;
  const found = await prisma.chargePoint.findUnique({ where: { id: wish.chargePointId } });
  if (!found) return refuse('not-found');
  if (found.securityProfile <= profile)
    return refuse('invalid-request', [{ path: 'body.profile', code: 'not-lower' }]);
  if (found.keyHash === null) return refuse('invalid-request', [{ path: 'body.profile', code: 'no-key' }]);
  const at = deps.now();
  await prisma.$transaction([
    prisma.securityUpgrade.updateMany({
      where: { chargePointId: wish.chargePointId, state: 'running' },
      data: { state: 'cancelled', changedAt: at, finishedAt: at },
    }),
    prisma.chargePoint.update({
      where: { id: wish.chargePointId },
      data: {
        securityProfile: profile,
        provenSecurityProfile: Math.min(found.provenSecurityProfile, profile),
      },
    }),
    prisma.auditEntry.create({
      data: {
        ...audit(wish, 'charge-point.lower-security-profile', at),
        detail: { from: found.securityProfile, to: profile },
      },
    }),
  ]);
  tell(deps, wish);
  return undefined;
};
