import {
  getMeterKeys,
  getSupportMeterKeys,
  setMeterKey,
  setSupportMeterKey,
} from '@laadpoort/contract/charge-points/meter-keys';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { parsePublicKey } from './public-key.ts';
import { changeMeterKey, readMeterKeys, type ByWhom, type WhichMeter } from './store.ts';

/** By which keys the signed values of meters are checked. */
export const registerMeterKeyRoutes = (
  route: Route,
  { db, live, now, openDevice, publish }: Kernel,
): void => {
  const set = async (which: WhichMeter, by: ByWhom, typed: string | null) => {
    const parsed = typed === null ? null : parsePublicKey(typed);
    if (typeof parsed === 'string')
      return refuse('invalid-request', [{ path: 'body.publicKey', code: parsed }]);
    const changed = await changeMeterKey(db, which, by, parsed?.publicKey ?? null);
    if (!changed) return refuse('not-found');
    const { id, accountId, stationId } = changed;
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
    await publish('meter.key-changed', { accountId, chargePointId: id, connectorId: which.connectorId });
    return undefined;
  };

  route(
    getMeterKeys,
    async ({ params: { chargePointId: id } }, { accountId }) =>
      (await readMeterKeys(db, { id, accountId })) ?? refuse('not-found'),
  );
  route(setMeterKey, ({ params, body: { publicKey } }, { accountId, personId }) =>
    set({ ...params, accountId }, { personId, at: now(), reason: null }, publicKey),
  );

  route(getSupportMeterKeys, async ({ params: { chargePointId: id } }, person) => {
    const device = await openDevice(person, id);
    return (device && (await readMeterKeys(db, { id }))) ?? refuse('not-found');
  });
  route(setSupportMeterKey, ({ params, body: { publicKey, reason } }, { personId }) =>
    set(params, { personId, at: now(), reason }, publicKey),
  );
};
