import type pg from 'pg';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { hashChargePointKey } from '#chargers/admission/charge-point-key.ts';
import { demoKey } from '../fleet.ts';
import { insertRows } from './insert-rows.ts';
import { monthsBefore } from './months-before.ts';
import { accounts, people } from '../people.ts';
import { stations } from '../places.ts';
import { demoId } from '../random.ts';

/** Stations with their chargers; each charger's key is derived from the pepper, see `demoKey`. */
export const insertStations = async (client: pg.ClientBase, pepper: Buffer, now: Date): Promise<void> => {
  const since = monthsBefore(now, 13);
  await insertRows(client, 'station', stationRows(since));
  await insertRows(client, 'grid_connection', gridConnectionRows(since));
  await insertRows(client, 'charge_point', chargePointRows(pepper, { since, now }));
  await insertRows(client, 'connector', connectorRows(now));
};

const stationRows = (since: Date) =>
  stations.map(({ id, account, name, street, postalCode, city }) => ({
    id,
    account_id: accounts[account].id,
    name,
    street,
    postal_code: postalCode,
    city,
    country: 'NL',
    time_zone: 'Europe/Amsterdam',
    created_at: since,
  }));

const gridConnectionRows = (since: Date) =>
  stations.flatMap(({ id, account, gridLimitA }) =>
    gridLimitA === null
      ? []
      : [
          {
            station_id: id,
            capacity_a: gridLimitA,
            base_load_a: 0,
            metered: false,
            managed: false,
            reading_currents_a: [],
            changed_by_id: people[account].id,
            changed_at: since,
          },
        ],
  );

const chargePoints = stations.flatMap((station) =>
  station.chargePoints.map((chargePoint) => ({ station, chargePoint })),
);

const chargePointRows = (pepper: Buffer, { since, now }: { since: Date; now: Date }) =>
  chargePoints.map(({ station, chargePoint: { id, identity, model } }) => ({
    id,
    account_id: accounts[station.account].id,
    station_id: station.id,
    ocpp_identity: identity,
    serial_number: identity,
    key_hash: `\\x${hashChargePointKey(pepper, id, demoKey(pepper, identity)).toString('hex')}`,
    security_profile: 1,
    authorization_mode: station.mode,
    vendor: 'Alfen BV',
    model,
    connection_epoch: 0,
    disconnected_at: now,
    last_seen_at: now,
    booted_at: since,
    created_at: since,
  }));

const connectorRows = (now: Date) =>
  chargePoints.flatMap(({ station, chargePoint }) =>
    chargePoint.connectors.map(({ fixedCable, phases, maxCurrentA }, index) => ({
      charge_point_id: chargePoint.id,
      connector_id: index + 1,
      socket_type: 'type-2',
      phases,
      max_current_a: maxCurrentA,
      voltage_v: 230,
      fixed_cable: fixedCable,
      publicly_available: station.public,
      out_of_order: false,
      ocpp_status: 'Available',
      error_code: 'NoError',
      status_at: now,
    })),
  );

/** The versions of every station's pricing policy, past ones first; each begins on the first of a month. */
export const insertTariffs = async (
  client: pg.ClientBase,
  now: Date,
): Promise<Map<string, TariffVersion[]>> => {
  const versions = stations.flatMap((station) =>
    station.prices.map(([monthsAgo, pricePerKwh], index) => {
      const next = station.prices[index + 1];
      return {
        id: demoId(`tariff ${station.id} ${index}`),
        account_id: accounts[station.account].id,
        station_id: station.id,
        currency: 'EUR' as const,
        components: [{ kind: 'energy' as const, pricePerKwh }],
        vat_basis: station.vatBasis,
        valid_from: monthsBefore(now, monthsAgo),
        valid_until: next ? monthsBefore(now, next[0]) : null,
        created_by_id: people[station.account].id,
        created_at: monthsBefore(now, monthsAgo),
      };
    }),
  );
  await insertRows(client, 'tariff_version', versions);
  const tariffs = versions.map((version) => ({
    stationId: version.station_id,
    tariff: {
      id: version.id,
      currency: version.currency,
      vatBasis: version.vat_basis,
      validFrom: version.valid_from,
      components: version.components,
      timeZone: 'Europe/Amsterdam',
    },
  }));
  const byStation = Map.groupBy(tariffs, ({ stationId }) => stationId);
  return new Map([...byStation].map(([id, group]) => [id, group.map(({ tariff }) => tariff)]));
};
