import type { Kernel } from '#chargers/kernel.ts';
import {
  changeChargePointQuirks,
  getBehaviour,
  getChargePointQuirks,
  setRegistersInKwh,
} from '@laadpoort/contract/quirks/endpoints';
import { resolveQuirks } from '@laadpoort/domain/stations/quirk-profiles';
import type { Person } from '#platform/access/access.ts';
import { givenFields } from '#platform/http/given-fields.ts';
import { readQuirkProfiles } from '#chargers/directory/quirk-profiles.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { changeOverrides, readChargerWithOverrides, type ChargerWithOverrides } from './overrides.ts';
import { setRegistersInKwh as changeRegistersInKwh } from './registers-in-kwh.ts';

/** How one charger is treated. */
export const registerQuirkRoutes = (route: Route, { db, live, now, openDevice }: Kernel): void => {
  const by = ({ personId }: Pick<Person, 'personId'>) => ({ personId, now: now() });
  const resolve = async (charger: ChargerWithOverrides) => {
    const profiles = await readQuirkProfiles(db.pool);
    return {
      ...resolveQuirks(profiles, charger, charger.overrides),
      withoutOverrides: resolveQuirks(profiles, charger, {}),
    };
  };

  route(getChargePointQuirks, async ({ params: { chargePointId: id } }, person) => {
    const charger = await readChargerWithOverrides(db, { id });
    if (!charger || !(await openDevice(person, id))) return refuse('not-found');
    const { quirks, withoutOverrides } = await resolve(charger);
    const { vendor, model, firmwareVersion, overrides } = charger;
    return {
      vendor,
      model,
      firmwareVersion,
      overrides,
      quirks,
      withoutOverrides: withoutOverrides.quirks,
      profiles: Object.fromEntries(
        Object.entries(withoutOverrides.origins).flatMap(([setting, origin]) =>
          origin.kind === 'profile' ? [[setting, { id: origin.id, name: origin.name }]] : [],
        ),
      ),
    };
  });

  route(changeChargePointQuirks, async ({ params: { chargePointId: id }, body }, person) => {
    const charger = await readChargerWithOverrides(db, { id });
    if (!charger) return refuse('not-found');
    await changeOverrides(
      db,
      id,
      charger,
      { overrides: givenFields(body.overrides), reason: body.reason },
      by(person),
    );
    const { accountId, stationId } = charger;
    live.publish(accountId, { topic: 'quirks', id, chargePointId: id, stationId });
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
    return undefined;
  });

  route(getBehaviour, async ({ params: { chargePointId: id } }, { accountId }) => {
    const charger = await readChargerWithOverrides(db, { id, accountId });
    if (!charger) return refuse('not-found');
    const { origins } = await resolve(charger);
    const registersInKwh = charger.overrides.register === 'kwh';
    const names = Object.values(origins).flatMap((origin) => (origin.kind === 'profile' ? origin.name : []));
    return {
      profiles: [...new Set(names)],
      overridden: Object.keys(charger.overrides).length > (registersInKwh ? 1 : 0),
      registersInKwh,
    };
  });

  route(setRegistersInKwh, async ({ params: { chargePointId: id }, body: { inKwh } }, actor) => {
    const { accountId } = actor;
    const changed = await changeRegistersInKwh(db, { chargePointId: id, accountId }, inKwh, by(actor));
    if (!changed) return refuse('not-found');
    const { stationId } = changed;
    live.publish(accountId, { topic: 'quirks', id, chargePointId: id, stationId });
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });
    return undefined;
  });
};
