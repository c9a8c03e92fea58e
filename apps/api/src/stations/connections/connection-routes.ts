import type { Kernel } from '#chargers/kernel.ts';
import {
  chooseKey,
  clearIdentityConflict,
  clearSupportIdentityConflict,
  getConnection,
  getSupportConnection,
  setPlainException,
  setSupportPlainException,
} from '@laadpoort/contract/connections';
import { refuse, type Route } from '#platform/http/route.ts';
import {
  keepChosenKey,
  keepConflictCleared,
  keepPlainException,
  readConnection,
  type Addresses,
  type WhichChargePoint,
} from './connection-store.ts';

const MAX_EXCEPTION_MS = 366 * 24 * 60 * 60_000;

type Changed = { readonly id: string; readonly accountId: string; readonly stationId: string } | null;

/** How one charge point connects, and what a person may allow or end about it. */
export const registerConnectionRoutes = (route: Route, kernel: Kernel): void => {
  const { db, live, now, openDevice, settings } = kernel;
  const { pepper, requiresTls, ocppUrl: url, ocppTlsUrl: tlsUrl } = settings;
  const addresses: Addresses = { requiresTls, url, tlsUrl };
  const by = (personId: string, reason: string | null = null) => ({ personId, reason, at: now() });
  const announce = async (change: Promise<Changed>) => {
    const changed = await change;
    if (!changed) return refuse('not-found');
    const { id, accountId, stationId } = changed;
    live.publish(accountId, { topic: 'security', id, chargePointId: id, stationId });
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
    return undefined;
  };
  const except = (
    which: WhichChargePoint,
    who: ReturnType<typeof by>,
    { until }: { readonly until: string | null },
  ) => {
    const date = until === null ? null : new Date(until);
    const away = date === null ? 0 : date.getTime() - now().getTime();
    if (away < 0 || away > MAX_EXCEPTION_MS)
      return refuse('invalid-request', [{ path: 'body.until', code: 'out-of-range' }]);
    return announce(keepPlainException(db, which, who, date));
  };

  route(
    getConnection,
    async ({ params }, { accountId }) =>
      (await readConnection(db, { ...params, accountId }, addresses)) ?? refuse('not-found'),
  );
  route(chooseKey, ({ params, body: { key } }, { accountId, personId }) =>
    announce(keepChosenKey(db, { ...params, accountId }, by(personId), { key, pepper })),
  );
  route(setPlainException, async ({ params, body }, { accountId, personId }) =>
    except({ ...params, accountId }, by(personId), body),
  );
  route(clearIdentityConflict, ({ params }, { accountId, personId }) =>
    announce(keepConflictCleared(db, { ...params, accountId }, by(personId))),
  );

  route(
    getSupportConnection,
    async ({ params }, person) =>
      ((await openDevice(person, params.chargePointId)) &&
        (await readConnection(db, { ...params, accountId: null }, addresses))) ??
      refuse('not-found'),
  );
  route(setSupportPlainException, async ({ params, body }, { personId }) =>
    except({ ...params, accountId: null }, by(personId, body.reason), body),
  );
  route(clearSupportIdentityConflict, ({ params, body: { reason } }, { personId }) =>
    announce(keepConflictCleared(db, { ...params, accountId: null }, by(personId, reason))),
  );
};
