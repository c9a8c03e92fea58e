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
import { accountsOfStations } from '#chargers/record-looks.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readWindow, readWindows } from './adoption-windows.ts';
import { closeWindow } from './claim-window.ts';
import { openWindow } from './open-window.ts';
import { findStation, searchStations } from './stations.ts';
import { dismissUnknown, readUnknownChargePoints } from './unknown-charge-points.ts';

/** Adoption windows of owners and of support, and the inbox of unknown charge points. */
export const registerOnboardingRoutes = (
  route: Route,
  { db, live, now, settings }: Pick<Kernel, 'db' | 'live' | 'now' | 'settings'>,
  windowsChanged: () => void,
): void => {
  const { pool } = db;
  const ocppUrl = (settings.requiresTls ? settings.ocppTlsUrl : undefined) ?? settings.ocppUrl;
  const changed = (accountId: string, windowId: string): void => {
    windowsChanged();
    live.publish(accountId, { topic: 'adoption', id: windowId });
  };
  const open = async (window: Parameters<typeof openWindow>[1], isSupport: boolean) => {
    const opened = await openWindow(db, window, now());
    if (!opened.ok && opened.reason === 'identity-taken')
      return refuse('identity-taken', [{ path: 'body.identity', code: 'identity-taken' }]);
    if (!opened.ok) return refuse(opened.reason);
    changed(window.accountId, opened.id);
    return (
      (await readWindow(pool, opened.id, { isSupport, mayOpen: true, ocppUrl }, now())) ?? refuse('not-found')
    );
  };
  const close = async (windowId: string, by: Parameters<typeof closeWindow>[2]) => {
    const closed = await closeWindow(db, windowId, by, now());
    if (!closed) return refuse('not-found');
    changed(closed.accountId, windowId);
    return undefined;
  };

  route(openAdoptionWindow, async ({ params: { stationId }, body }, { accountId, personId }) => {
    if ((await findStation(db, stationId))?.accountId !== accountId) return refuse('not-found');
    return open({ ...body, accountId, stationId, openedById: personId, reason: null }, false);
  });

  route(listAdoptionWindows, async ({ params: { stationId } }, { accountId, may }) => {
    if ((await findStation(db, stationId))?.accountId !== accountId) return refuse('not-found');
    const reader = { isSupport: false, mayOpen: may('stations.manage'), ocppUrl };
    return { windows: await readWindows(pool, stationId, reader, now()) };
  });

  route(closeAdoptionWindow, ({ params: { windowId } }, actor) => close(windowId, actor));

  route(searchSupportStations, async ({ query: { q } }, { looking }) => {
    const stations = await searchStations(db, q);
    await looking.into(
      await accountsOfStations(
        db,
        stations.map(({ id }) => id),
      ),
    );
    return { stations };
  });

  route(openSupportAdoptionWindow, async ({ params: { stationId }, body }, { personId }) => {
    const station = await findStation(db, stationId);
    if (!station) return refuse('not-found');
    return open({ ...body, accountId: station.accountId, stationId, openedById: personId }, true);
  });

  route(listSupportAdoptionWindows, async (_, { looking }) => {
    const windows = await readWindows(pool, null, { isSupport: true, mayOpen: true, ocppUrl }, now());
    await looking.into(
      await accountsOfStations(
        db,
        windows.map(({ stationId }) => stationId),
      ),
    );
    return { windows };
  });

  route(closeSupportAdoptionWindow, ({ params: { windowId } }, { personId }) =>
    close(windowId, { accountId: null, personId }),
  );

  registerUnknownRoutes(route, { db, live, now });
};

/** The inbox of unknown charge points. */
const registerUnknownRoutes = (
  route: Route,
  { db, live, now }: Pick<Kernel, 'db' | 'live' | 'now'>,
): void => {
  route(listUnknownChargePoints, async () => ({ chargePoints: await readUnknownChargePoints(db.pool) }));

  route(dismissUnknownChargePoint, async ({ body: { identity } }, { personId }) => {
    if (!(await dismissUnknown(db, identity, personId, now()))) return refuse('not-found');
    live.publish(STAFF, { topic: 'adoption', id: identity });
    return undefined;
  });
};
