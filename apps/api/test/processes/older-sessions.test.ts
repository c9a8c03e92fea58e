import { canonicalIdTag, parseIdTag } from '@laadpoort/domain/cards/id-tag';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#platform/database/migrate.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#platform/embedded-postgres/embedded-postgres.ts';

const OWN = join(import.meta.dirname, '../../../../prisma/migrations');
const PRICES_FROM_LINES = '20261130203000_prices_from_lines';
const CARDS_OF_GROUPS = '20261201144000_card_numbers_of_groups';
const STATION = '00000000-0000-7000-8000-000000000001';
const CHARGER = '00000000-0000-7000-8000-000000000002';
const RATE = '00000000-0000-7000-8000-000000000003';

let directory: string;
let postgres: EmbeddedPostgres;
let client: Client;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'laadpoort-older-'));
  postgres = await startEmbeddedPostgres(directory);
  client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await postgres.stop();
  await rm(directory, { recursive: true });
});

/** Those before one of them, in a folder of their own. */
const migrationsBefore = async (last: string): Promise<string> => {
  const before = join(directory, 'before');
  for (const name of await readdir(OWN))
    if (name < last || name === 'migration_lock.toml')
      await cp(join(OWN, name), join(before, name), { recursive: true });
  return before;
};

/** Numbers of cards as they were stored with what was copied along. */
const OLD_CARDS = [
  'UID: 04A2E680123456',
  ' rfid-uid = 04:A2:E6:80',
  '04_A2_E6_80_12_34_56',
  '04,A2,E6,80',
  '04–A2–E6–80',
  '\u200B04A2E681\uFEFF',
  '0x04 0xA2 0xE6 0x82',
  'AB0X12',
  'ZZ!',
  'NL-TNM-C12345678-X',
  '04A2E680123457',
].map(canonicalIdTag);

/** As it was stored before there were lines. */
const addOldSession = (key: string, more: { readonly rate: boolean; readonly freeRule: string | null }) =>
  client.query(
    `INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
       authorization_status, authorization_rule, free_rule, started_at, started_at_raw, start_received_at,
       meter_start_wh, ended_at, energy_wh, tariff_version_id, price_per_kwh, amount)
     VALUES ('acc', $1, $2, 1, $3, 'completed', 'A', 'A', 'Accepted', 'guest', $4, '2026-11-02T08:00Z', '',
       '2026-11-02T08:00Z', 0, '2026-11-02T09:00Z', 4250, $5, $6, $7)`,
    [
      STATION,
      CHARGER,
      key,
      more.freeRule,
      more.rate ? RATE : null,
      more.rate ? '0.3500' : null,
      more.rate && more.freeRule === null ? '1.4875' : '0',
    ],
  );

const LIMITED = [
  { kind: 'energy', amount: '1.487500' },
  { kind: 'start', amount: '0.500000' },
  { kind: 'idle', amount: '2.000000' },
  { kind: 'idle', amount: '1.250000' },
  { kind: 'maximum', amount: '-0.237500' },
];
const NOTHING = {
  start_amount: '0.000000',
  time_amount: '0.000000',
  idle_amount: '0.000000',
  limit_amount: '0.000000',
};

test('sessions of before keep what they cost: lines, VAT basis and the totals of their day, with what they are for', async () => {
  const urls = { ...postgres, applicationUrl: postgres.ownerUrl };
  await migrate(urls, await migrationsBefore(PRICES_FROM_LINES));
  await client.query(
    `INSERT INTO organization (id, name, slug, created_at) VALUES ('acc', 'Account', 'acc', now())`,
  );
  await client.query(
    `INSERT INTO station (id, account_id, name, street, postal_code, city)
     VALUES ($1, 'acc', 'Office', 'Kade 1', '1012 AB', 'Amsterdam')`,
    [STATION],
  );
  await client.query(
    `INSERT INTO tariff_version (id, account_id, station_id, components, vat_basis, valid_from, created_by_id)
     VALUES ($1, 'acc', $2, '[{"kind":"energy","pricePerKwh":"0.3500"}]', 'incl', '2026-11-01T00:00Z', 'test')`,
    [RATE, STATION],
  );
  await addOldSession('priced', { rate: true, freeRule: null });
  await addOldSession('free', { rate: true, freeRule: 'whitelist' });
  await addOldSession('no rate', { rate: false, freeRule: null });
  await addOldSession('limited', { rate: true, freeRule: null });
  await client.query(`UPDATE session SET amount = 5, price_lines = $1 WHERE start_key = 'limited'`, [
    JSON.stringify(LIMITED),
  ]);
  await migrate(urls, await migrationsBefore(CARDS_OF_GROUPS));
  await client.query(
    `INSERT INTO access_group (id, account_id, name, cards, member_ids, station_ids, windows, price, created_by_id, since)
     VALUES (gen_random_uuid(), 'acc', 'Staff', $1, '{}', '{}', '[]', '{"kind":"free"}', 'test', now())`,
    [JSON.stringify(OLD_CARDS.map((uid) => ({ uid, description: 'Anna' })))],
  );
  await migrate(urls, OWN);

  const { rows } = await client.query(
    `SELECT start_key, vat_basis, price_lines, amount FROM session WHERE start_key <> 'limited' ORDER BY id`,
  );
  const line = { window: null, energyWh: 4_250, pricePerKwh: null, seconds: null, pricePerHour: null };
  expect(rows).toEqual([
    {
      start_key: 'priced',
      vat_basis: 'incl',
      price_lines: [{ ...line, kind: 'energy', pricePerKwh: '0.3500', amount: '1.487500' }],
      amount: '1.487500',
    },
    {
      start_key: 'free',
      vat_basis: 'incl',
      price_lines: [{ ...line, kind: 'whitelist', amount: '0.000000' }],
      amount: '0.000000',
    },
    {
      start_key: 'no rate',
      vat_basis: null,
      price_lines: [{ ...line, kind: 'no-tariff', amount: '0.000000' }],
      amount: '0.000000',
    },
  ]);
  const days = await client.query(
    `SELECT vat_basis, free, sessions, energy_wh, amount, start_amount, time_amount, idle_amount, limit_amount
       FROM session_day ORDER BY vat_basis, free`,
  );
  expect(days.rows).toEqual([
    {
      vat_basis: 'incl',
      free: false,
      sessions: 2,
      energy_wh: '8500',
      amount: '6.487500',
      start_amount: '0.500000',
      time_amount: '0.000000',
      idle_amount: '3.250000',
      limit_amount: '-0.237500',
    },
    { vat_basis: 'incl', free: true, sessions: 1, energy_wh: '4250', amount: '0.000000', ...NOTHING },
    { vat_basis: 'none', free: false, sessions: 1, energy_wh: '4250', amount: '0.000000', ...NOTHING },
  ]);
});

test('cards that groups had before are stored as readers send them', async () => {
  const { rows } = await client.query<{ uid: string }>(
    `SELECT card->>'uid' AS uid FROM access_group CROSS JOIN jsonb_array_elements(cards) WITH ORDINALITY AS of_group(card, n)
      ORDER BY n`,
  );
  const readNow = OLD_CARDS.map((stored) => {
    const card = parseIdTag(stored);
    return card.ok && card.idTag.canonical;
  });
  expect(rows.map(({ uid }) => uid)).toEqual(readNow);
});
