import type { Kernel } from '#chargers/kernel.ts';
import {
  closeAdoptionWindow,
  closeSupportAdoptionWindow,
  dismissUnknownChargePoint,
  listAdoptionWindows,
  listSupportAdoptionWindows,
  listUnknownChargePoints,
  openAdoptionWindow,
  openSupportAdoptionWindow,
  searchSupportStations,
} from '@laadpoort/contract/onboarding/endpoints';
import { refuse, type Route } from '#platform/http/route.ts';
import { closeWindow, readWindow, readWindows } from './adoption-windows.ts';
import { openWindow } from './open-window.ts';
import { findStation, searchStations } from './stations.ts';
import { dismissUnknown, readUnknownChargePoints } from './refused-connections.ts';

/** Adoption windows of owners and of support, and the inbox of unknown charge points. */
export const registerOnboardingRoutes = (
  route: Route,
  { db, now }: Pick<Kernel, 'db' | 'now'>,
  windowsChanged: () => void,
): void => {
  const { pool } = db;
  const open = async (window: Parameters<typeof openWindow>[1]) => {
    const opened = await openWindow(db, window, now());
    if (!opened.ok && opened.reason === 'identity-taken')
      return refuse('identity-taken', [{ path: 'body.identity', code: 'identity-taken' }]);
    if (!opened.ok) return refuse(opened.reason);
    windowsChanged();
    return (await readWindow(pool, opened.id, now())) ?? refuse('not-found');
  };
  const close = async (windowId: string, accountId: string | null) => {
    if (!(await closeWindow(db, windowId, accountId, now()))) return refuse('not-found');
    windowsChanged();
    return undefined;
  };

  route(openAdoptionWindow, async ({ params: { stationId }, body }, { accountId, personId }) => {
    if ((await findStation(db, stationId))?.accountId !== accountId) return refuse('not-found');
    return open({ ...body, accountId, stationId, openedById: personId, reason: null });
  });

  route(listAdoptionWindows, async ({ params: { stationId } }, { accountId }) => {
    if ((await findStation(db, stationId))?.accountId !== accountId) return refuse('not-found');
    return { windows: await readWindows(pool, stationId, now()) };
  });

  route(closeAdoptionWindow, ({ params: { windowId } }, { accountId }) => close(windowId, accountId));

  route(listUnknownChargePoints, async () => ({ chargePoints: await readUnknownChargePoints(pool) }));

  route(dismissUnknownChargePoint, async ({ body: { identity } }) =>
    (await dismissUnknown(pool, identity, now())) ? undefined : refuse('not-found'),
  );

  route(searchSupportStations, async ({ query: { q } }) => ({ stations: await searchStations(db, q) }));

  route(openSupportAdoptionWindow, async ({ params: { stationId }, body }, { personId }) => {
    const station = await findStation(db, stationId);
    if (!station) return refuse('not-found');
    return open({ ...body, accountId: station.accountId, stationId, openedById: personId });
  });

  route(listSupportAdoptionWindows, async () => ({ windows: await readWindows(pool, null, now()) }));

  route(closeSupportAdoptionWindow, ({ params: { windowId } }) => close(windowId, null));
};
