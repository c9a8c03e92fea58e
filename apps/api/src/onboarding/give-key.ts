import type { CallResult } from '#chargers/commands/call-result.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import { NEW_KEY } from '#chargers/commands/new-key.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Kernel } from '#chargers/kernel.ts';

interface KeyCommand {
  readonly chargePointId: string;
  readonly request: { readonly key: string };
}

/** Never before the answer to the boot is on the wire, and a beat more: some chargers are not ready for a call. */
const AFTER_BOOT_MS = 1_000;
const AFTER_ANSWER_MS = 500;

/**
 * Gives a charge point that was adopted its own key. It stays pending until it has connected with that key: one that
 * said Accepted and kept its old key can then be given another.
 */
export const createKeyGiving = ({ directory, background, sendCommand, disconnect }: Kernel) => {
  const pending = (chargePointId: string): ChargePointEntry | undefined => {
    const entry = directory.findById(chargePointId);
    return entry?.registration === 'pending' ? entry : undefined;
  };

  return {
    booted(chargePointId: string): void {
      if (!pending(chargePointId)) return;
      background.later(`key of ${chargePointId}`, AFTER_BOOT_MS, async () => {
        const entry = pending(chargePointId);
        if (!entry) return;
        await sendCommand({ ...BY_SYSTEM, accountId: entry.accountId, chargePointId, request: NEW_KEY });
      });
    },

    /** It uses its key when it reconnects. */
    settled: async (
      { chargePointId, request }: KeyCommand,
      result: CallResult<'ChangeConfiguration'>,
    ): Promise<void> => {
      const entry = pending(chargePointId);
      if (!entry || request.key !== 'AuthorizationKey' || result.kind !== 'answered') return;
      const { status } = result.response;
      if (status === 'RebootRequired') {
        const reset = { action: 'Reset', type: 'Soft' } as const;
        await sendCommand({ ...BY_SYSTEM, accountId: entry.accountId, chargePointId, request: reset });
      }
      if (status === 'Accepted')
        background.later(`end of ${chargePointId}`, AFTER_ANSWER_MS, async () =>
          disconnect(chargePointId, 'Come back with your key'),
        );
    },
  };
};
