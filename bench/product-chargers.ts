import { columns } from '../apps/api/src/platform/database/columns.ts';
import { hashChargePointKey, makeChargePointKey } from '@laadpoort/api/chargers/admission/charge-point-key';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { LoadTarget } from './load/charge-point.ts';
import { ACCOUNT } from './product-accounts.ts';

export const PEPPER = 'bench-pepper-bench-pepper-bench-pepper';

export const addChargePoints = async (
  database: Client,
  url: string,
  count: number,
): Promise<LoadTarget[]> => {
  const added = Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    const key = makeChargePointKey();
    const hash = hashChargePointKey(Buffer.from(PEPPER), id, key);
    return { id, station: randomUUID(), identity: `BENCH-${id.slice(0, 13)}`, key, hash, index };
  });
  const rows = columns<(typeof added)[number]>({
    id: ['uuid', ({ id }) => id],
    station_id: ['uuid', ({ station }) => station],
    identity: ['text', ({ identity }) => identity],
    hash: ['bytea', ({ hash }) => hash],
  });
  const values = [...rows.values(added), ACCOUNT];
  const account = rows.parameter(1);
  await database.query(
    `INSERT INTO station (id, account_id, name, street, postal_code, city)
     SELECT station_id, ${account}, 'Bench ' || station_id, 'Bench 1', '1086 XP', 'Amsterdam' FROM ${rows.as('added')}`,
    values,
  );
  await database.query(
    `INSERT INTO charge_point (id, account_id, station_id, ocpp_identity, serial_number, key_hash, authorization_mode)
     SELECT id, ${account}, station_id, identity, identity, hash, 'free' FROM ${rows.as('added')}`,
    values,
  );
  await database.query(
    `INSERT INTO connector (charge_point_id, connector_id, publicly_available)
     SELECT id, 1, true FROM ${rows.as('added')}`,
    rows.values(added),
  );
  await database.query(
    `INSERT INTO tariff_version (id, account_id, station_id, components, vat_basis, valid_from, created_by_id)
     SELECT gen_random_uuid(), ${account}, station_id, '[{"kind":"energy","pricePerKwh":"0.35"}]', 'incl',
            now() - interval '1 year', 'bench'
     FROM ${rows.as('added')}`,
    values,
  );
  // The product learns of new charge points by NOTIFY; one that connects before that is unknown.
  await new Promise((heard) => {
    setTimeout(heard, 2_000 + 2 * count);
  });
  return added.map(({ identity, key, index }) => ({
    url,
    identity,
    key: key.toString('hex'),
    localAddress: `127.0.${1 + Math.floor(index / 200)}.${1 + (index % 200)}`,
  }));
};
