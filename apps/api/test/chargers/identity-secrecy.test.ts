import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import { may } from '@laadpoort/domain/accounts/roles';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addStation } from '#test/charging-data.ts';
import { endpoints } from '#test/endpoints.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

const IDENTITY = 'CANARY-IDENTITY-0001';

/** Names under which an answer could contain a charger's identity or its key. */
const SECRET_NAME = /^(?:ocppIdentity|identity|key|keyHash|pendingKeyHash)$/i;

let t: TestApp;
let owner: TestPerson;
let ids: Record<string, string>;

beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
  const { stationId, chargePointId } = await addStation(t.database, owner.accountId, { name: 'Public' });
  await t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { ocppIdentity: IDENTITY },
  });
  ids = { stationId, chargePointId, connectorId: '1' };
});
afterAll(() => t.close());

const isDrivers = ({ permission }: Endpoint) => permission === null || may('driver', permission);

const namesIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...properties, ...Object.values(schema).flatMap(namesIn)];
};

describe('W4: the OCPP identity is no public number', () => {
  const open = endpoints.filter(([, endpoint]) => isDrivers(endpoint));

  test('there are answers for drivers and for nobody in particular', () => {
    expect(open.length).toBeGreaterThan(5);
  });

  test.each(open)('%s has no field for it', (_, { response }) => {
    if (!(response instanceof z.ZodType)) return;
    const names = namesIn(z.toJSONSchema(response, { io: 'output', unrepresentable: 'any' }));
    expect(names.filter((name) => SECRET_NAME.test(name))).toEqual([]);
  });

  test('no answer to a driver of the same account contains it', async () => {
    const driver = await t.signIn({ accountId: owner.accountId, role: 'driver' });
    for (const [name, endpoint] of endpoints) {
      if (endpoint.method !== 'GET') continue;
      const url = endpoint.path.replace(/:(\w+)/g, (_, id: string) => ids[id] ?? randomUUID());
      for (const headers of [driver.headers, {}]) {
        const { body } = await t.app.inject({ url, headers });
        expect(body, name).not.toContain(IDENTITY);
      }
    }
  });
});

test('W23: a key is shown when it is made, and never again', async () => {
  const { chargePointId } = ids;
  const headers = owner.headers;
  const made = await t.app.inject({
    method: 'POST',
    url: `/api/charge-points/${chargePointId}/key`,
    headers,
  });
  const { key } = made.json<{ key: string }>();
  expect(key).toMatch(/^[0-9a-f]{40}$/);
  for (const [name, endpoint] of endpoints) {
    if (endpoint.method !== 'GET' || endpoint.scope !== 'account') continue;
    const url = endpoint.path.replace(/:(\w+)/g, (_, id: string) => ids[id] ?? randomUUID());
    const { body } = await t.app.inject({ url, headers });
    expect(body, name).not.toContain(key);
  }
  const { rows } = await t.database.pool.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { table } of rows) {
    const found = await t.database.pool.query(
      `SELECT 1 FROM "${table}" row WHERE to_jsonb(row)::text ILIKE '%' || $1 || '%' LIMIT 1`,
      [key],
    );
    expect(found.rows, table).toEqual([]);
  }
});
