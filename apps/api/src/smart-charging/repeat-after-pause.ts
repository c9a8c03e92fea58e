import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { endsPause } from '@laadpoort/domain/smart-charging/lost-profiles';
import { isInPlace, readRunning } from './store.ts';

const REPEAT_AFTER_MS = 5_000;

interface Taken {
  readonly id: string;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: 'SetChargingProfile' }>;
}

/** Resends the limit that ends a pause to chargers that ignore the first one (docs/protocol/smart-charging.md). */
export interface RepeatAfterPause {
  /** A charger accepted a profile in place of earlier ones. */
  taken(command: Taken, before: readonly ChargingProfile[]): Promise<void>;
}

export const createRepeatAfterPause = ({
  db,
  now,
  directory,
  background,
  sendCommand,
}: Kernel): RepeatAfterPause => {
  const repeat = async ({ id, accountId, chargePointId, request }: Taken): Promise<void> => {
    // Not what was cleared or replaced meanwhile.
    if (await isInPlace(db, id)) await sendCommand({ ...BY_SYSTEM, accountId, chargePointId, request });
  };

  return {
    async taken(command, before) {
      const { chargePointId, request } = command;
      if (directory.findById(chargePointId)?.quirks.limitAfterPause !== 'ignored') return;
      const running = await readRunning(db, chargePointId);
      const startedAt =
        running.find(({ connectorId }) => connectorId === request.connectorId)?.startedAt ?? null;
      if (!before.some((each) => endsPause(each, request.csChargingProfiles, now(), startedAt))) return;
      background.later(command.id, REPEAT_AFTER_MS, () => repeat(command));
    },
  };
};
