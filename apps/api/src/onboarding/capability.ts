import { fitsBasicAuthentication } from '@laadpoort/domain/stations/ocpp-identity';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { Capability } from '#chargers/capability.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readOpenWindows, type OpenWindow } from './adoption-windows.ts';
import { claimWindow } from './claim-window.ts';
import { adopt } from './adopt.ts';
import { createKeyGiving } from './give-key.ts';
import { createRefusedConnections } from './refused-connections.ts';
import { registerOnboardingRoutes } from './routes.ts';
import { undoAdoption } from './undo-adoption.ts';
import { windowShown } from './window-shown.ts';

const WINDOWS_HOLD_MS = 1_000;

/** Lets charge points in that nobody has registered by hand, and lists those that were refused. */
export const onboarding: Capability = {
  name: 'onboarding',
  open(kernel) {
    const { db, now, live } = kernel;
    const refused = createRefusedConnections(kernel);
    const keys = createKeyGiving(kernel);
    const windows = createWindowCache(db, now);
    return {
      routes: (route) => registerOnboardingRoutes(route, kernel, () => windows.changed()),
      hooks: [{ ChangeConfiguration: { settled: keys.settled } }],
      on: {
        'charger.booted': ({ chargePoint }) => keys.booted(chargePoint.id),
        'charger.refused'({ handshake, chargePoints, at }) {
          if (chargePoints.length === 0) refused.add(handshake, at);
        },
        'charger.proven': ({ chargePoint: { id, accountId } }) =>
          live.publish(accountId, { topic: 'adoption', id, chargePointId: id }),
        async 'charger.abandoned'({ chargePoint, epoch }) {
          // Its window waits for it again.
          if (!(await undoAdoption(db, chargePoint, epoch, now()))) return;
          windows.changed();
          changed(kernel, chargePoint);
        },
      },
      answers: {
        'charger.adopt': (handshake) => adoptInWindow(kernel, windows, handshake),
        'charger.isAdoptable': (chargePoint, handshake) =>
          isAdoptable(kernel, windows, chargePoint, handshake),
      },
      dispose: () => refused.close(),
    };
  },
};

const changed = (
  { live }: Pick<Kernel, 'live'>,
  { id, accountId, stationId }: Pick<ChargePointEntry, 'id' | 'accountId' | 'stationId'>,
): void => {
  live.publish(accountId, { topic: 'adoption', id, chargePointId: id, stationId });
  live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
};

const adoptInWindow = async (
  kernel: Pick<Kernel, 'db' | 'live' | 'now' | 'directory'>,
  windows: ReturnType<typeof createWindowCache>,
  handshake: Handshake,
): Promise<ChargePointEntry | undefined> => {
  const { db, now, directory } = kernel;
  // It could not sign in with the key that it would be given.
  if (!fitsBasicAuthentication(handshake.identity)) return undefined;
  const window = windowShown(await windows.read(), handshake);
  if (!window || window.chargePointId !== null) return undefined;
  const { identity } = handshake;
  if (directory.findAll({ identity, account: window.accountId }).length > 0) return undefined;
  const chargePointId = await adopt(db, window, handshake, now());
  windows.changed();
  if (chargePointId === undefined) return undefined;
  changed(kernel, { ...window, id: chargePointId });
  return directory.refresh(chargePointId);
};

/** One that was adopted and has no key yet comes again, through its own window or through another of its station. */
const isAdoptable = async (
  kernel: Pick<Kernel, 'db' | 'live'>,
  windows: ReturnType<typeof createWindowCache>,
  chargePoint: ChargePointEntry,
  handshake: Handshake,
): Promise<boolean> => {
  const { db } = kernel;
  const { id, stationId } = chargePoint;
  const window = windowShown(await windows.read(), handshake);
  // The directory learns a moment later that a charger has shown its own key: from then on only that opens.
  if (!window || !(await isPending(db, id))) return false;
  if (window.chargePointId !== null) return window.chargePointId === id;
  if (window.stationId !== stationId || !(await claimWindow(db, window.id, id))) return false;
  windows.changed();
  changed(kernel, chargePoint);
  return true;
};

const isPending = async ({ prisma }: Kernel['db'], id: string): Promise<boolean> =>
  (await prisma.chargePoint.count({ where: { id, registration: 'pending' } })) > 0;

/** Strangers come often: the windows are read once a second at most, whoever comes. */
const createWindowCache = (db: Kernel['db'], now: () => Date) => {
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
