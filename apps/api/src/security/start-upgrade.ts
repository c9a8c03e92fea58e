import { upgradeObstacles, WAIVABLE, type UpgradeObstacle } from '@laadpoort/domain/security/profile-upgrade';
import type { Database } from '#platform/database/database.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import type { Requester, SendOrder, Wish } from '#chargers/commands.ts';
import { insertUpgrade, readUpgradeFacts } from './upgrade-store.ts';

export interface StartUpgradeDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly order: SendOrder;
  readonly system: Requester;
  /** Whether chargers can connect over TLS. */
  readonly offersTls: boolean;
}

const inTheWay = (obstacles: readonly UpgradeObstacle[]): Refusal =>
  refuse(
    'invalid-request',
    obstacles.map((code) => ({ path: 'body.toProfile', code })),
  );

/** Starts the upgrade to the next security profile, unless there is an obstacle that nobody has overridden. */
export const startUpgrade = async (
  { db, now, order, system, offersTls }: StartUpgradeDeps,
  wish: Wish,
  toProfile: number,
  despite: readonly UpgradeObstacle[],
): Promise<SecurityUpgrade | Refusal> => {
  const { accountId, chargePointId, reason } = wish;
  const known = await readUpgradeFacts(db, chargePointId, now());
  if (!known) return refuse('not-found');
  const passed = despite.filter((obstacle) => WAIVABLE.has(obstacle));
  const obstacles = upgradeObstacles({ ...known, toProfile, tlsOffered: offersTls });
  const left = obstacles.filter((obstacle) => !passed.includes(obstacle));
  if (left.length > 0) return inTheWay(left);
  const row = await insertUpgrade(db, wish, { fromProfile: known.profile, toProfile, passed, at: now() });
  if (!row) return inTheWay(['upgrade-running']);
  const command = await order({
    accountId,
    chargePointId,
    requester: system,
    reason,
    request: { action: 'ChangeConfiguration', key: 'SecurityProfile', value: String(toProfile) },
  });
  if (!(command instanceof Refusal)) return row;
  await db.prisma.securityUpgrade.delete({ where: { id: row.id } });
  return command;
};
