import {
  cancelSecurityUpgrade,
  getSecurity,
  getSupportSecurity,
  lowerSecurityProfile,
  rotateKey,
  rotateSupportKey,
  startSecurityUpgrade,
} from '@laadpoort/contract/security';
import type { Command } from '@laadpoort/contract/commands/endpoints';
import type { UpgradeObstacle } from '@laadpoort/domain/security/profile-upgrade';
import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { cancelUpgrade, lowerProfile } from './give-way.ts';
import type { Wish } from '#chargers/commands.ts';
import { readSecurity, toUpgradeAnswer } from './read-security.ts';

export interface SecurityRoutesDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  /** Records that support viewed it; null if there is no such charge point. */
  readonly openDevice: (person: Person, action: string, chargePointId: string) => Promise<object | null>;
  readonly offersTls: boolean;
  readonly rotateKey: (wish: Wish) => Promise<Command | Refusal>;
  readonly startUpgrade: (
    wish: Wish,
    toProfile: number,
    despite: readonly UpgradeObstacle[],
  ) => Promise<SecurityUpgrade | Refusal>;
}

/** How charge points prove their identity: keys and security profiles. */
export const registerSecurityRoutes = (route: Route, deps: SecurityRoutesDeps): void => {
  const { db, now, offersTls } = deps;
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
    return deps.rotateKey({ accountId, chargePointId: id, requester: actor, reason: null });
  });

  /** A command of support for a charge point of any account; null if there is none. */
  const wishOf = async (person: Person, id: string, reason: string): Promise<Wish | null> => {
    const found = await find({ id });
    const { personId, personName, platformRole: role } = person;
    return (
      found && {
        accountId: found.accountId,
        chargePointId: id,
        requester: { personId, personName, role },
        reason,
      }
    );
  };

  route(getSupportSecurity, async ({ params: { chargePointId } }, person) =>
    (await deps.openDevice(person, 'support.view-device', chargePointId))
      ? read(chargePointId)
      : refuse('not-found'),
  );

  route(rotateSupportKey, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    return wish ? deps.rotateKey(wish) : refuse('not-found');
  });

  route(startSecurityUpgrade, async ({ params: { chargePointId }, body }, person) => {
    const wish = await wishOf(person, chargePointId, body.reason);
    if (!wish) return refuse('not-found');
    const started = await deps.startUpgrade(wish, body.toProfile, body.despite);
    return started instanceof Refusal ? started : toUpgradeAnswer(started);
  });

  route(cancelSecurityUpgrade, async ({ params: { chargePointId }, body: { reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    return wish ? cancelUpgrade(deps, wish) : refuse('not-found');
  });

  route(lowerSecurityProfile, async ({ params: { chargePointId }, body: { profile, reason } }, person) => {
    const wish = await wishOf(person, chargePointId, reason);
    return wish ? lowerProfile(deps, wish, profile) : refuse('not-found');
  });
};
