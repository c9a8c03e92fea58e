import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import {
  advanceUpgrade,
  type UpgradeEvent,
  type UpgradeObstacle,
} from '@laadpoort/domain/security/profile-upgrade';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal } from '#platform/http/route.ts';
import { BY_SYSTEM, SYSTEM, type CommandOrigin } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { startUpgrade } from './start-upgrade.ts';
import {
  readRunning,
  readShownProfile,
  readWatched,
  setProfile,
  storeUpgrade,
  toUpgrade,
} from './upgrade-store.ts';

const SWEEP_MS = 3_000;

interface Asked<A extends CommandRequest['action']> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

type Step = 'configure' | 'reset';

/** Raises security profiles one by one; what a charge point shows when it comes back is the proof. */
export const createProfileUpgrades = (kernel: Kernel) => {
  const { db, now, background } = kernel;

  const answered = async (
    { accountId, chargePointId }: Pick<Asked<'Reset'>, 'accountId' | 'chargePointId'>,
    step: Step,
    result: CallResult<'ChangeConfiguration' | 'Reset'>,
  ) => {
    const row = await readRunning(db, chargePointId);
    if (row) await advance(kernel, row, { kind: 'answered', step, status: statusOf(result) }, accountId);
  };

  const sweep = async (): Promise<void> => {
    await doEach(await readWatched(db, now()), (row) => advanceByConnection(kernel, row), background.report);
  };
  background.every(SWEEP_MS, sweep);

  return {
    start: (origin: CommandOrigin, toProfile: number, despite: readonly UpgradeObstacle[]) =>
      startUpgrade(kernel, origin, toProfile, despite),
    hooks: {
      ChangeConfiguration: {
        async settled(asked: Asked<'ChangeConfiguration'>, result: CallResult<'ChangeConfiguration'>) {
          if (asked.request.key === 'SecurityProfile' && asked.requestedById === SYSTEM.personId)
            await answered(asked, 'configure', result);
        },
      },
      Reset: {
        async settled(asked: Asked<'Reset'>, result: CallResult<'Reset'>) {
          if (asked.requestedById === SYSTEM.personId) await answered(asked, 'reset', result);
        },
      },
    },
  };
};

const advance = async (
  kernel: Kernel,
  row: SecurityUpgrade,
  event: UpgradeEvent,
  accountId: string,
): Promise<void> => {
  const { db, live, now, sendCommand } = kernel;
  const { chargePointId, toProfile, fromProfile } = row;
  const before = toUpgrade(row);
  const after = advanceUpgrade(before, event, now());
  if (after === before || !(await storeUpgrade(db, row, after))) return;
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  // From here on a connection with the higher profile rules out the lower one. A charge point that cannot do that has
  // no way back.
  const isSet = after.state === 'running' && after.step === 'reset' && fromProfile > 0;
  if (isSet || after.state === 'done') await setProfile(db, chargePointId, toProfile);
  if (after.state !== 'running' || after.step !== 'reset' || before.step === 'reset') return;
  const reset = { action: 'Reset', type: 'Hard' } as const;
  const command = await sendCommand({ ...BY_SYSTEM, accountId, chargePointId, request: reset });
  if (command instanceof Refusal)
    await storeUpgrade(
      db,
      { ...row, step: after.step },
      { ...after, state: 'failed', problem: 'reset-refused' },
    );
};

const advanceByConnection = async (kernel: Kernel, row: SecurityUpgrade): Promise<void> => {
  const found = await kernel.db.prisma.chargePoint.findUnique({
    where: { id: row.chargePointId },
    select: { accountId: true },
  });
  if (!found) return;
  const since = row.state === 'running' ? row.changedAt : row.requestedAt;
  const profile = await readShownProfile(kernel.db, row.chargePointId, since);
  await advance(
    kernel,
    row,
    profile === null ? { kind: 'clock' } : { kind: 'connected', profile },
    found.accountId,
  );
};

const statusOf = (result: CallResult<'ChangeConfiguration' | 'Reset'>): string | null => {
  if (result.kind === 'answered') return result.response.status;
  return result.kind === 'call-error' ? 'Rejected' : null;
};
