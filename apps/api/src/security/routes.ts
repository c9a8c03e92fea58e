import {
  cancelSecurityUpgrade,
  getSecurity,
  getSupportSecurity,
  lowerSecurityProfile,
  rotateKey,
  rotateSupportKey,
  startSecurityUpgrade,
} from '@laadpoort/contract/security/endpoints';
import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { UpgradeObstacle } from '@laadpoort/domain/security/profile-upgrade';
import type { Person } from '#platform/access/access.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { cancelUpgrade, lowerProfile } from './cancel-upgrade.ts';
import { byMember, bySupport, type CommandOrigin } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readSecurity, toUpgradeAnswer } from './read-security.ts';

interface SecuritySteps {
  readonly rotateKey: (origin: CommandOrigin) => Promise<Command | Refusal>;
  readonly startUpgrade: (
    origin: CommandOrigin,
    toProfile: number,
    despite: readonly UpgradeObstacle[],
  ) => Promise<SecurityUpgrade | Refusal>;
}

/** How charge points prove who they are: keys and security profiles. */
export const registerSecurityRoutes = (
  route: Route,
  kernel: Kernel,
  { rotateKey: rotate, startUpgrade }: SecuritySteps,
): void => {
  const { db, now, openDevice } = kernel;
  const offersTls = kernel.settings.ocppTlsUrl !== undefined;
  const find = (where: { id: string; accountId?: string }) =>
    db.prisma.chargePoint.findFirst({ where, select: { id: true, accountId: true } });
  const read = async (chargePointId: string) =>
    (await readSecurity(db, chargePointId, { now: now(), offersTls })) ?? refuse('not-found');

  route(getSecurity, async ({ params: { chargePointId: id } }, { accountId }) =>
    (await find({ id, accountId })) ? read(id) : refuse('not-found'),
  );

  route(rotateKey, async ({ params: { chargePointId: id } }, actor) => {
    const { accountId } = actor;
    if (!(await find({ id, accountId }))) return refuse('not-found');
    return rotate({ accountId, chargePointId: id, requester: byMember(actor), reason: null });
  });

  /** A command of support's to a charge point of any account; null when there is none. */
  const originOf = async (person: Person, id: string, reason: string): Promise<CommandOrigin | null> => {
    const found = await find({ id });
    return found && { accountId: found.accountId, chargePointId: id, requester: bySupport(person), reason };
  };

  route(getSupportSecurity, async ({ params: { chargePointId } }, person) =>
    (await openDevice(person, chargePointId)) ? read(chargePointId) : refuse('not-found'),
  );

  route(rotateSupportKey, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin ? rotate(origin) : refuse('not-found');
  });

  route(startSecurityUpgrade, async ({ params: { chargePointId }, body }, person) => {
    const origin = await originOf(person, chargePointId, body.reason);
    if (!origin) return refuse('not-found');
    const started = await startUpgrade(origin, body.toProfile, body.despite);
    return started instanceof Refusal ? started : toUpgradeAnswer(started);
  });

  route(cancelSecurityUpgrade, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin ? cancelUpgrade(kernel, origin) : refuse('not-found');
  });

  route(lowerSecurityProfile, async ({ params: { chargePointId }, body: { profile, reason } }, person) => {
    const origin = await originOf(person, chargePointId, reason);
    return origin ? lowerProfile(kernel, origin, profile) : refuse('not-found');
  });
};
