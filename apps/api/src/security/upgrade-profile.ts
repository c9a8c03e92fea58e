import type { CommandRequest } from '@laadpoort/contract/commands';
import {
  advanceUpgrade,
  upgradeObstacles,
  WAIVABLE,
  type UpgradeEvent,
  type UpgradeObstacle,
} from '@laadpoort/domain/security/profile-upgrade';
import type { CallOutcome } from '@laadpoort/ocpp/central-system-options';
import type { Database } from '#platform/database.ts';
import type { LiveFeed } from '#platform/live-feed.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { Refusal, refuse } from '#platform/route.ts';
import type { Requester, SendOrder, Wish } from './orders.ts';
import {
  readRunning,
  readShownProfile,
  readUpgradeFacts,
  readWatched,
  setProfile,
  storeUpgrade,
  toUpgrade,
} from './upgrade-store.ts';

const SWEEP_MS = 3_000;

export interface ProfileUpgradeDeps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly order: SendOrder;
  readonly system: Requester;
  /** Whether chargers can come over TLS. */
  readonly offersTls: boolean;
  readonly onFault: (error: unknown) => void;
}

interface Asked<A extends CommandRequest['action']> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

type Step = 'configure' | 'reset';

/** Raises security profiles one by one; what a charge point shows when it comes back is the proof. */
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
      start(deps, wish, toProfile, despite),
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

const start = async (
  { db, now, order, system, offersTls }: ProfileUpgradeDeps,
  { accountId, chargePointId, requester, reason }: Wish,
  toProfile: number,
  despite: readonly UpgradeObstacle[],
): Promise<SecurityUpgrade | Refusal> => {
  const known = await readUpgradeFacts(db, chargePointId, now());
  if (!known) return refuse('not-found');
  const waived = new Set(despite.filter((obstacle) => WAIVABLE.has(obstacle)));
  const obstacles = upgradeObstacles({ ...known, toProfile, tlsOffered: offersTls });
  const inTheWay = obstacles.filter((obstacle) => !waived.has(obstacle));
  if (inTheWay.length > 0)
    return refuse(
      'invalid-request',
      inTheWay.map((code) => ({ path: 'body.toProfile', code })),
    );
  const at = now();
  const [row] = await db.prisma.$transaction([
    db.prisma.securityUpgrade.create({
      data: {
        chargePointId,
        fromProfile: known.profile,
        toProfile,
        step: 'configure',
        state: 'running',
        requestedById: requester.personId,
        requestedAt: at,
        changedAt: at,
      },
    }),
    db.prisma.auditEntry.create({
      data: {
        at,
        accountId,
        actorId: requester.personId,
        action: 'charge-point.upgrade-security',
        targetId: chargePointId,
        reason,
        detail: { toProfile, despite: [...waived] },
      },
    }),
  ]);
  const request = {
    action: 'ChangeConfiguration',
    key: 'SecurityProfile',
    value: String(toProfile),
  } as const;
  const command = await order({ accountId, chargePointId, requester: system, reason, request });
  if (!(command instanceof Refusal)) return row;
  await db.prisma.securityUpgrade.delete({ where: { id: row.id } });
  return command;
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
  // From here on a connection at the higher profile shuts the lower one. One that shows nothing yet has no way back.
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
