import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { endsPause } from '@laadpoort/domain/smart-charging/lost-profiles';
import type { ChargePointDirectory } from '#chargers/directory/charge-point-directory.ts';
import type { StartsWithProfileDeps } from './starts-with-profile.ts';
import { isInPlace, readRunning } from './store.ts';

const REPEAT_AFTER_MS = 5_000;

interface Taken {
  readonly id: string;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: 'SetChargingProfile' }>;
}

export interface RepeatAfterPauseDeps extends StartsWithProfileDeps {
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly onFault: (error: unknown) => void;
}

/** Resends the limit that ends a pause to chargers that ignore the first one (docs/protocol/smart-charging.md). */
export interface RepeatAfterPause {
  /** A charger accepted a profile in place of earlier ones. */
  taken(command: Taken, before: readonly ChargingProfile[]): Promise<void>;
  stop(): void;
}

export const createRepeatAfterPause = (deps: RepeatAfterPauseDeps): RepeatAfterPause => {
  const { db, now, directory, order, onFault } = deps;
  const timers = new Set<NodeJS.Timeout>();

  const repeat = async ({ id, accountId, chargePointId, request }: Taken): Promise<void> => {
    // Not if it was cleared or replaced in the meantime.
    if (await isInPlace(db, id)) await order({ accountId, chargePointId, request });
  };

  return {
    async taken(command, before) {
      const { chargePointId, request } = command;
      if (directory.findById(chargePointId)?.quirks.limitAfterPause !== 'ignored') return;
      const running = await readRunning(db, chargePointId);
      const startedAt =
        running.find(({ connectorId }) => connectorId === request.connectorId)?.startedAt ?? null;
      if (!before.some((each) => endsPause(each, request.csChargingProfiles, now(), startedAt))) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        repeat(command).catch(onFault);
      }, REPEAT_AFTER_MS);
      timers.add(timer);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
