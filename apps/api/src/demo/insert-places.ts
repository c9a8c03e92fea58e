import { hashPassword } from 'better-auth/crypto';
import type pg from 'pg';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { hashChargePointKey } from '#platform/charge-point-key.ts';
import { cards, networks } from './cards.ts';
import { demoKey } from './fleet.ts';
import { insertRows } from './insert-rows.ts';
import { accounts, DEMO_PASSWORD, people } from './people.ts';
import { stations } from './places.ts';
import { demoId } from './random.ts';
import { whitelist } from './whitelist.ts';

const monthsBefore = (now: Date, months: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));

/** Everybody can sign in with the demo's password. The owner has no bank account yet: entering it is a journey. */
export const insertPeople = async (client: pg.ClientBase, now: Date): Promise<void> => {
  const password = await hashPassword(DEMO_PASSWORD);
  const since = monthsBefore(now, 13);
  const everyone = Object.values(people);
  const times = { created_at: since, updated_at: since };
  await insertRows(
    client,
    'user',
    everyone.map(({ id, name, email, language, platformRole }) => ({
      id,
      name,
      email,
      email_verified: true,
      language,
      role: platformRole,
      banned: false,
      ...times,
    })),
  );
  await insertRows(
    client,
    'credential',
    everyone.map(({ id }) => ({
      id: demoId(`credential ${id}`),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password,
      ...times,
    })),
  );
  const owned = Object.values(accounts);
  await insertRows(
    client,
    'organization',
    owned.map(({ id, name, slug }) => ({ id, name, slug, created_at: since })),
  );
  await insertRows(
    client,
    'member',
    owned.flatMap(({ id, members }) =>
      members.map(({ person, role }) => ({
        id: demoId(`member ${id} ${person.id}`),
        organization_id: id,
        user_id: person.id,
        role,
        created_at: since,
      })),
    ),
  );
  await insertRows(client, 'bank_account', [
    {
      account_id: accounts.neighbour.id,
      iban: 'NL91ABNA0417164300',
      holder: 'Bakkerij Smit',
      changed_at: since,
      changed_by_id: people.neighbour.id,
    },
  ]);
};

/** Stations with their chargers; each charger's key is derived from the pepper, see `demoKey`. */
export const insertStations = async (client: pg.ClientBase, pepper: Buffer, now: Date): Promise<void> => {
  const since = monthsBefore(now, 13);
  await insertRows(
    client,
    'station',
    stations.map(({ id, account, name, street, postalCode, city, gridLimitA }) => ({
      id,
      account_id: accounts[account].id,
      name,
      street,
      postal_code: postalCode,
      city,
      country: 'NL',
      time_zone: 'Europe/Amsterdam',
      grid_limit_a: gridLimitA,
      created_at: since,
    })),
  );
  const chargePoints = stations.flatMap((station) =>
    station.chargePoints.map((chargePoint) => ({ station, chargePoint })),
  );
  await insertRows(
    client,
    'charge_point',
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
    })),
  );
  await insertRows(
    client,
    'connector',
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
    ),
  );
};

/** The versions of every station's pricing policy, closed ones first; each begins on the first of a month. */
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
    },
  }));
  const byStation = Map.groupBy(tariffs, ({ stationId }) => stationId);
  return new Map([...byStation].map(([id, group]) => [id, group.map(({ tariff }) => tariff)]));
};

/** Networks with their cards, and the owner's whitelist. Gives the id of each network by name. */
export const insertCards = async (client: pg.ClientBase, now: Date): Promise<Map<string, string>> => {
  const providerIdOf = new Map(networks.map(([name]) => [name as string, demoId(`network ${name}`)]));
  await insertRows(
    client,
    'token_provider',
    [...providerIdOf].map(([name, id]) => ({ id, name })),
  );
  const since = monthsBefore(now, 13);
  await insertRows(
    client,
    'id_token',
    cards.map(({ id, uid, network, contractId, visualNumber, holderId, nickname, blocked }) => ({
      id,
      uid,
      provider_id: providerIdOf.get(network),
      contract_id: contractId,
      visual_number: visualNumber,
      blocked_at: blocked ? since : null,
      holder_id: holderId,
      nickname,
    })),
  );
  await insertRows(
    client,
    'whitelist_entry',
    whitelist.map(({ id, uid, description, blocked }) => ({
      id,
      account_id: accounts.owner.id,
      uid,
      description,
      blocked_at: blocked ? monthsBefore(now, 2) : null,
      created_by_id: people.owner.id,
      created_at: since,
    })),
  );
  await insertRows(
    client,
    'whitelist_entry_station',
    whitelist.flatMap(({ id, stationIds }) =>
      stationIds.map((stationId) => ({ entry_id: id, station_id: stationId })),
    ),
  );
  return providerIdOf;
};
