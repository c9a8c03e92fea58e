import {
  upgradeObstacles,
  WAIVABLE_OBSTACLES,
  type UpgradeObstacle,
} from '@laadpoort/domain/security/profile-upgrade';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import { BY_SYSTEM, type CommandOrigin } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { insertUpgrade } from './upgrade-store.ts';
import { readUpgradeFacts } from './upgrade-facts.ts';

const inTheWay = (obstacles: readonly UpgradeObstacle[]): Refusal =>
  refuse(
    'invalid-request',
    obstacles.map((code) => ({ path: 'body.toProfile', code })),
  );

/** Starts the upgrade to the next security profile, unless there is an obstacle that nobody has overridden. */
export const startUpgrade = async (
  { db, now, settings, sendCommand }: Kernel,
  origin: CommandOrigin,
  toProfile: number,
  despite: readonly UpgradeObstacle[],
): Promise<SecurityUpgrade | Refusal> => {
  const { accountId, chargePointId, reason } = origin;
  const known = await readUpgradeFacts(db, chargePointId, now());
  if (!known) return refuse('not-found');
  const passed = despite.filter((obstacle) => WAIVABLE_OBSTACLES.has(obstacle));
  const obstacles = upgradeObstacles({ ...known, toProfile, tlsOffered: settings.ocppTlsUrl !== undefined });
  const left = obstacles.filter((obstacle) => !passed.includes(obstacle));
  if (left.length > 0) return inTheWay(left);
  const row = await insertUpgrade(db, origin, { fromProfile: known.profile, toProfile, passed, at: now() });
  if (!row) return inTheWay(['upgrade-running']);
  const command = await sendCommand({
    ...BY_SYSTEM,
    accountId,
    chargePointId,
    reason,
    request: { action: 'ChangeConfiguration', key: 'SecurityProfile', value: String(toProfile) },
  });
  if (!(command instanceof Refusal)) return row;
  await db.prisma.securityUpgrade.delete({ where: { id: row.id } });
  return command;
};
