import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';

interface KeyCommand {
  readonly chargePointId: string;
  readonly request: { readonly key: string };
}

export interface GiveKeyOptions {
  readonly findById: (chargePointId: string) => ChargePointEntry | undefined;
  /** Sends it a key that is generated when it is sent. */
  readonly orderKey: (chargePoint: ChargePointEntry) => Promise<void>;
  readonly orderReset: (chargePoint: ChargePointEntry) => Promise<void>;
  readonly disconnect: (identity: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Never before the answer to the boot has been sent, plus a moment: some chargers are not ready for a call. */
const AFTER_BOOT_MS = 1_000;
const AFTER_ANSWER_MS = 500;

/**
 * Gives an adopted charge point its own key. It stays pending until it has connected with that key, so one that
 * answered Accepted but kept its old key can be given another.
 */
export const createKeyGiving = ({ findById, ...options }: GiveKeyOptions) => {
  const asked = new Set<string>();
  const pending = (chargePointId: string): ChargePointEntry | undefined => {
    const entry = findById(chargePointId);
    return entry?.registration === 'pending' ? entry : undefined;
  };

  return {
    booted(chargePointId: string): void {
      if (!pending(chargePointId) || asked.has(chargePointId)) return;
      asked.add(chargePointId);
      setTimeout(() => {
        asked.delete(chargePointId);
        const entry = pending(chargePointId);
        if (entry) options.orderKey(entry).catch(options.onError);
      }, AFTER_BOOT_MS).unref();
    },

    /** It uses its key when it reconnects. */
    settled: async (
      { chargePointId, request }: KeyCommand,
      outcome: CallOutcome<'ChangeConfiguration'>,
    ): Promise<void> => {
      const entry = pending(chargePointId);
      if (!entry || request.key !== 'AuthorizationKey' || outcome.kind !== 'answered') return;
      const { status } = outcome.response;
      if (status === 'RebootRequired') await options.orderReset(entry);
      if (status === 'Accepted')
        setTimeout(() => options.disconnect(entry.identity), AFTER_ANSWER_MS).unref();
    },
  };
};
