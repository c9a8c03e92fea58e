import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import {
  advanceUpgrade,
  type UpgradeEvent,
  type UpgradeObstacle,
} from '@laadpoort/domain/security/profile-upgrade';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal } from '#platform/http/route.ts';
import type { Wish } from '#chargers/commands.ts';
import { startUpgrade, type StartUpgradeDeps } from './start-upgrade.ts';
import {
  readRunning,
  readShownProfile,
  readWatched,
  setProfile,
  storeUpgrade,
  toUpgrade,
} from './upgrade-store.ts';

const SWEEP_MS = 3_000;

export interface ProfileUpgradeDeps extends StartUpgradeDeps {
  readonly live: LiveFeed;
  readonly onFault: (error: unknown) => void;
}

interface Asked<A extends CommandRequest['action']> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

type Step = 'configure' | 'reset';

/** Raises security profiles one by one; how a charge point reconnects is the proof. */
export const createProfileUpgrade = (deps: ProfileUpgradeDeps) => {
  const { db, onFault } = deps;

  const answered = async (
    { accountId, chargePointId }: Pick<Asked<'Reset'>, 'accountId' | 'chargePointId'>,
    step: Step,
    outcome: CallOutcome<'ChangeConfiguration' | 'Reset'>,
  ) => {
    const row = await readRunning(db, chargePointId);
    if (row) await advance(deps, row, { kind: 'answered', step, status: statusOf(outcome) }, accountId);
  };

  const sweep = async (): Promise<void> => {
    for (const row of await readWatched(db, deps.now())) await lookAfter(deps, row);
  };
  let sweeping = Promise.resolve();
  const sweeper = setInterval(() => {
    sweeping = sweeping.then(sweep).catch(onFault);
  }, SWEEP_MS);
  sweeper.unref();

  return {
    start: (wish: Wish, toProfile: number, despite: readonly UpgradeObstacle[]) =>
      startUpgrade(deps, wish, toProfile, despite),
    hooks: {
      ChangeConfiguration: {
        async settled(asked: Asked<'ChangeConfiguration'>, outcome: CallOutcome<'ChangeConfiguration'>) {
          if (asked.request.key === 'SecurityProfile' && asked.requestedById === deps.system.personId)
            await answered(asked, 'configure', outcome);
        },
      },
      Reset: {
        async settled(asked: Asked<'Reset'>, outcome: CallOutcome<'Reset'>) {
          if (asked.requestedById === deps.system.personId) await answered(asked, 'reset', outcome);
        },
      },
    },
    async stop() {
      clearInterval(sweeper);
      await sweeping;
    },
  };
};

const advance = async (
  deps: ProfileUpgradeDeps,
  row: SecurityUpgrade,
  event: UpgradeEvent,
  accountId: string,
): Promise<void> => {
  const { db, live, now, order, system } = deps;
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
  const command = await order({ accountId, chargePointId, requester: system, reason: null, request: reset });
  if (command instanceof Refusal)
    await storeUpgrade(
      db,
      { ...row, step: after.step },
      { ...after, state: 'failed', problem: 'reset-refused' },
    );
};

const lookAfter = async (deps: ProfileUpgradeDeps, row: SecurityUpgrade): Promise<void> => {
  const found = await deps.db.prisma.chargePoint.findUnique({
    where: { id: row.chargePointId },
    select: { accountId: true },
  });
  if (!found) return;
  const since = row.state === 'running' ? row.changedAt : row.requestedAt;
  const profile = await readShownProfile(deps.db, row.chargePointId, since);
  await advance(
    deps,
    row,
    profile === null ? { kind: 'clock' } : { kind: 'connected', profile },
    found.accountId,
  );
};

const statusOf = (outcome: CallOutcome<'ChangeConfiguration' | 'Reset'>): string | null => {
  if (outcome.kind === 'answered') return outcome.response.status;
  return outcome.kind === 'callError' ? 'Rejected' : null;
};
