import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { ChargePointDirectory, ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { readOpenWindows, type OpenWindow } from './adoption-windows.ts';
import { createKeyGiving, type GiveKeyOptions } from './give-key.ts';
import { takeBack } from './take-back.ts';
import { takeIn } from './take-in.ts';
import { createUnknownChargePoints } from './unknown-charge-points.ts';

export interface OnboardingOptions extends Pick<
  GiveKeyOptions,
  'orderKey' | 'orderReset' | 'disconnect' | 'onError'
> {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly directory: Pick<ChargePointDirectory, 'findById' | 'refresh'>;
  readonly now: () => Date;
}

const WINDOWS_HOLD_MS = 1_000;

/** Adopts charge points that nobody has registered by hand, and lists those that tried in vain. */
export const createOnboarding = (options: OnboardingOptions) => {
  const { db, live, directory, now, onError } = options;
  const unknown = createUnknownChargePoints(db.ingestPool, onError);
  const keys = createKeyGiving({ ...options, findById: (id) => directory.findById(id) });
  const windows = createWindowCache(db, now);

  return {
    windowsChanged: () => windows.changed(),
    knocked: (handshake: Handshake) => unknown.knocked(handshake, now()),
    booted: (chargePointId: string) => keys.booted(chargePointId),
    hooks: { ChangeConfiguration: { settled: keys.settled } },

    async adopt(handshake: Handshake): Promise<ChargePointEntry | undefined> {
      const window = windowFor(await windows.read(), handshake.identity);
      if (!window) return undefined;
      const chargePointId = await takeIn(db, window, handshake, now());
      windows.changed();
      if (chargePointId === undefined) return undefined;
      live.publish(window.accountId, {
        topic: 'charge-point',
        id: chargePointId,
        chargePointId,
        stationId: window.stationId,
      });
      return directory.refresh(chargePointId);
    },

    /** It was adopted but its socket never opened: its window waits for it again. */
    async abandoned({ id, accountId, stationId, identity }: ChargePointEntry, epoch: bigint): Promise<void> {
      if (!(await takeBack(db, { id, accountId, identity }, epoch, now()))) return;
      windows.changed();
      live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
    },

    /** Whether an adopted charge point may still connect without its own key. */
    isAdoptable: async ({ id }: ChargePointEntry): Promise<boolean> =>
      (await windows.read()).some(({ chargePointId }) => chargePointId === id),

    close: () => unknown.close(),
  };
};

export type Onboarding = ReturnType<typeof createOnboarding>;

const windowFor = (windows: readonly OpenWindow[], identity: string): OpenWindow | undefined => {
  const free = windows.filter(({ chargePointId }) => chargePointId === null);
  const named = free.find((window) => window.identity?.toLowerCase() === identity.toLowerCase());
  return named ?? free.find((window) => window.identity === null);
};

/** Unknown charge points try often: the windows are read once a second at most. */
const createWindowCache = (db: Database, now: () => Date) => {
  let readAt = -Infinity;
  let windows: Promise<readonly OpenWindow[]> = Promise.resolve([]);
  return {
    changed(): void {
      readAt = -Infinity;
    },
    async read(): Promise<readonly OpenWindow[]> {
      if (performance.now() - readAt >= WINDOWS_HOLD_MS) {
        readAt = performance.now();
        windows = readOpenWindows(db, now());
      }
      const at = now();
      return (await windows).filter(({ closesAt }) => closesAt > at);
    },
  };
};
