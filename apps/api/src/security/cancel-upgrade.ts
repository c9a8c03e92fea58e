import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { CommandOrigin } from '#chargers/commands.ts';
import { readRunning } from './upgrade-store.ts';
import { audit } from '#chargers/audit.ts';

type Deps = Pick<Kernel, 'db' | 'live' | 'now'>;

const entryOf = ({ accountId, chargePointId, requester, reason }: CommandOrigin, at: Date) => ({
  at,
  accountId,
  actorId: requester.personId,
  targetId: chargePointId,
  reason,
});

const tell = ({ live }: Deps, { accountId, chargePointId }: CommandOrigin) =>
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });

/** Gives an upgrade up; the charge point may go on connecting as before. */
export const cancelUpgrade = async (deps: Deps, origin: CommandOrigin): Promise<Refusal | undefined> => {
  const { prisma } = deps.db;
  const running = await readRunning(deps.db, origin.chargePointId);
  if (!running) return refuse('not-found');
  const at = deps.now();
  await prisma.$transaction([
    prisma.securityUpgrade.updateMany({
      where: { id: running.id, state: 'running' },
      data: { state: 'cancelled', changedAt: at, finishedAt: at },
    }),
    prisma.chargePoint.update({
      where: { id: origin.chargePointId },
      data: { securityProfile: running.fromProfile },
    }),
    audit(prisma, { ...entryOf(origin, at), action: 'charge-point.cancel-security-upgrade' }),
  ]);
  tell(deps, origin);
  return undefined;
};

/** Takes connections at a lower profile again: whoever can take the charger's place at that one gets in. */
export const lowerProfile = async (
  deps: Deps,
  origin: CommandOrigin,
  profile: number,
): Promise<Refusal | undefined> => {
  const { prisma } = deps.db;
  const found = await prisma.chargePoint.findUnique({ where: { id: origin.chargePointId } });
  if (!found) return refuse('not-found');
  if (found.securityProfile <= profile)
    return refuse('invalid-request', [{ path: 'body.profile', code: 'not-lower' }]);
  if (found.keyHash === null) return refuse('invalid-request', [{ path: 'body.profile', code: 'no-key' }]);
  const at = deps.now();
  await prisma.$transaction([
    prisma.securityUpgrade.updateMany({
      where: { chargePointId: origin.chargePointId, state: 'running' },
      data: { state: 'cancelled', changedAt: at, finishedAt: at },
    }),
    prisma.chargePoint.update({
      where: { id: origin.chargePointId },
      data: {
        securityProfile: profile,
        provenSecurityProfile: Math.min(found.provenSecurityProfile, profile),
      },
    }),
    audit(prisma, {
      ...entryOf(origin, at),
      action: 'charge-point.lower-security-profile',
      detail: { from: found.securityProfile, to: profile },
    }),
  ]);
  tell(deps, origin);
  return undefined;
};
