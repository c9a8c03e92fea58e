import type { ChargePointDirectory, ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';

interface BootAskingOptions {
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly now: () => Date;
  readonly isConnectedHere: (chargePointId: string) => boolean;
  readonly ask: (chargePoint: ChargePointEntry) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** One that has just started boots on its own within this time. */
const AFTER_MS = 5_000;
/** Some firmware reconnects when it is asked (docs/protocol/connection.md): that must not go on forever. */
const NOT_AGAIN_MS = 60 * 60_000;

/**
 * A reconnect without a boot is normal. If a charge point has never booted here, nobody knows what it is, so it is asked
 * once (docs/protocol/connection.md).
 */
export const createBootAsking = ({ directory, now, isConnectedHere, ask, onError }: BootAskingOptions) => {
  const waiting = new Map<string, NodeJS.Timeout>();
  const askedAt = new Map<string, number>();

  const stopWaiting = (chargePointId: string): void => {
    clearTimeout(waiting.get(chargePointId));
    waiting.delete(chargePointId);
  };
  const isDue = (entry: ChargePointEntry): boolean =>
    isUnknown(entry) &&
    entry.quirks.setUp === 'normal' &&
    isConnectedHere(entry.id) &&
    now().getTime() - (askedAt.get(entry.id) ?? -Infinity) >= NOT_AGAIN_MS;

  return {
    connected(chargePoint: ChargePointEntry): void {
      const { id } = chargePoint;
      stopWaiting(id);
      if (!isUnknown(chargePoint)) return;
      const timer = setTimeout(() => {
        waiting.delete(id);
        const entry = directory.findById(id);
        if (!entry || !isDue(entry)) return;
        askedAt.set(id, now().getTime());
        ask(entry).catch(onError);
      }, AFTER_MS);
      waiting.set(id, timer.unref());
    },
    booted: stopWaiting,
    stop(): void {
      for (const id of waiting.keys()) stopWaiting(id);
    },
  };
};

const isUnknown = ({ vendor, model }: ChargePointEntry): boolean => vendor === null && model === null;
