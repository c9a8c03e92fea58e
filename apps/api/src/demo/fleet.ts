import { createHmac } from 'node:crypto';
import type { Fleet, FleetStation } from '@laadpoort/simulator/fleet/fleet-file';
import { hashChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { Database } from '#platform/database/database.ts';
import {
  blockedGuestCard,
  colleagueCards,
  employeeCard,
  guestCards,
  ownerCard,
  strangerUids,
} from './cards.ts';
import { stations } from './places.ts';
import type { DemoChargePoint, DemoStation } from './demo-station.ts';

/**
 * The key of a demo charger, derived from the pepper, so that every start knows it and no two installations share it.
 */
export const demoKey = (pepper: Buffer, identity: string): Buffer =>
  createHmac('sha256', pepper).update(`demo key ${identity}`).digest().subarray(0, 20);

/** The demo's chargers that are still as the demo created them: one that was removed or got a new key stays off. */
export const readFleet = async ({ prisma, pool }: Database, pepper: Buffer): Promise<Fleet> => {
  const ids = stations.flatMap(({ chargePoints }) => chargePoints.map(({ id }) => id));
  const [known, registers] = await Promise.all([
    prisma.chargePoint.findMany({ where: { id: { in: ids } }, select: { id: true, keyHash: true } }),
    pool.query<{ connector: string; registerWh: number }>(
      `SELECT DISTINCT ON (charge_point_id, connector_id) charge_point_id || ' ' || connector_id AS connector,
              greatest(meter_start_wh, last_register_wh, meter_stop_wh)::float8 AS "registerWh"
       FROM session WHERE charge_point_id = ANY($1)
       ORDER BY charge_point_id, connector_id, id DESC`,
      [ids],
    ),
  ]);
  const keyHashOf = new Map(known.map(({ id, keyHash }) => [id, keyHash]));
  const registerWhOf = new Map(registers.rows.map(({ connector, registerWh }) => [connector, registerWh]));
  return stations.flatMap((station) =>
    station.chargePoints.flatMap((chargePoint) => {
      const key = demoKey(pepper, chargePoint.identity);
      const hash = keyHashOf.get(chargePoint.id);
      if (!hash || !hashChargePointKey(pepper, chargePoint.id, key).equals(hash)) return [];
      return [simulated(station, chargePoint, key, registerWhOf)];
    }),
  );
};

const simulated = (
  station: DemoStation,
  { id, identity, model, scenario, connectors }: DemoChargePoint,
  key: Buffer,
  registerWhOf: ReadonlyMap<string, number>,
): FleetStation => ({
  identity,
  password: key.toString('hex'),
  scenario,
  ...cardsAt(station),
  connectors: connectors.map((connector, index) => ({
    ...connector,
    registerWh: registerWhOf.get(`${id} ${index + 1}`) ?? 0,
  })),
  vendor: 'Alfen BV',
  model,
  serialNumber: identity,
  firmwareVersion: '7.3.0-4251',
});

const uids = (cards: readonly { uid: string }[]): string[] => cards.map(({ uid }) => uid);

/** No card belongs to two places, so that none charges at two at the same time. */
const cardsAt = ({ name, account }: DemoStation): Pick<FleetStation, 'idTags' | 'refusedIdTags'> => {
  if (account === 'neighbour') return { idTags: uids(guestCards.slice(0, 8)), refusedIdTags: strangerUids };
  if (name === 'Home') return { idTags: [ownerCard.uid], refusedIdTags: strangerUids };
  if (name === 'Office')
    return { idTags: uids([employeeCard, ...colleagueCards]), refusedIdTags: strangerUids };
  return { idTags: uids(guestCards.slice(8)), refusedIdTags: [blockedGuestCard.uid, ...strangerUids] };
};
