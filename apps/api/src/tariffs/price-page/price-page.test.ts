import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
  // Wednesday, 13:00 in Amsterdam.
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});
afterAll(() => t.close());

interface Given {
  readonly vatBasis?: 'excl' | 'incl';
  readonly kind?: 'private' | 'vat-nl';
  readonly publiclyAvailable?: boolean;
  readonly authorizationMode?: string;
  readonly components?: object[];
}

/** The code of a charging point of an account of its own. */
const point = async (given: Given = {}) => {
  const { accountId, id } = await t.signIn({ role: 'owner', name: 'Canary Owner' });
  const { stationId, chargePointId } = await addStation(t.database, accountId, { name: 'Canary Home' });
  const { prisma } = t.database;
  await prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { authorizationMode: given.authorizationMode ?? 'whitelist-and-guests', lastSeenAt: t.clock.now },
  });
  await prisma.tariffVersion.create({
    data: {
      accountId,
      stationId,
      components: given.components ?? [{ kind: 'energy', pricePerKwh: '0.3000' }],
      vatBasis: given.vatBasis ?? 'excl',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      createdById: id,
    },
  });
  if (given.kind)
    await prisma.partyVersion.create({
      data: {
        accountId,
        kind: given.kind,
        name: 'Canary',
        street: 'Canary 1',
        postalCode: '1012 AB',
        city: 'Canary',
        country: 'NL',
        ...(given.kind === 'vat-nl' && { kvk: '12345678', vatId: 'NL000099998B57' }),
        validFrom: new Date('2026-01-01'),
        declaredAt: t.clock.now,
        declaredById: id,
      },
    });
  const connector = await prisma.connector.update({
    where: { chargePointId_connectorId: { chargePointId, connectorId: 1 } },
    data: { publiclyAvailable: given.publiclyAvailable ?? true, ocppStatus: 'Available' },
  });
  return { code: connector.publicCode, chargePointId };
};

const read = (code: string) => t.app.inject({ url: `/api/prices/${code}` });
const page = async (given?: Given) => (await read((await point(given)).code)).json();

test('anybody reads the price with VAT in the order of AFIR, an example, and whom to turn to; nothing about people', async () => {
  const { code } = await point({
    components: [
      { kind: 'idle', pricePerHour: '3.0000', graceMinutes: 30 },
      { kind: 'start', price: '0.5000' },
      { kind: 'time', pricePerHour: '0.1000' },
      { kind: 'energy', pricePerKwh: '0.3000' },
    ],
  });
  const answer = await read(code);
  expect(answer.json()).toEqual({
    code,
    socketType: 'type-2',
    maxPowerW: 22_080,
    state: 'free',
    access: 'guests',
    price: {
      components: [
        { kind: 'energy', pricePerKwh: '0.363' },
        { kind: 'time', pricePerHour: '0.121' },
        { kind: 'start', price: '0.605' },
        { kind: 'idle', pricePerHour: '3.63', graceMinutes: 30 },
      ],
      timeZone: 'Europe/Amsterdam',
      // 20 kWh at 0.363, two hours at 0.121, and 0.605 once.
      example: '8.107000',
    },
    operator: { name: 'Operator B.V.', email: 'finance@operator.example' },
    phone: null,
  });
  expect(answer.body).not.toContain('Canary');
});

test.each<[Given, string]>([
  [{ vatBasis: 'excl' }, '0.363'],
  [{ vatBasis: 'incl' }, '0.3000'],
  [{ vatBasis: 'incl', kind: 'vat-nl' }, '0.3000'],
  [{ vatBasis: 'excl', kind: 'vat-nl' }, '0.363'],
  [{ vatBasis: 'incl', kind: 'private' }, '0.363'],
  [{ vatBasis: 'excl', kind: 'private' }, '0.363'],
])('0.30 of %j is %s for a driver', async (given, pricePerKwh) => {
  expect((await page(given)).price.components).toEqual([{ kind: 'energy', pricePerKwh }]);
});

test('who may not charge there sees no price', async () => {
  expect(await page({ publiclyAvailable: false })).toMatchObject({ access: 'own-cards', price: null });
  expect(await page({ authorizationMode: 'whitelist' })).toMatchObject({ access: 'own-cards', price: null });
  expect(await page({ authorizationMode: 'free' })).toMatchObject({ access: 'free', price: null });
});

test.each([
  ['Charging', false, 'in-use'],
  ['SuspendedEV', false, 'in-use'],
  ['Reserved', false, 'reserved'],
  ['Faulted', false, 'out-of-order'],
  ['Available', true, 'out-of-order'],
  ['Broken', false, 'unknown'],
])('of %s, out of order %s, a stranger learns %s', async (ocppStatus, outOfOrder, state) => {
  const { code, chargePointId } = await point();
  await t.database.prisma.connector.updateMany({
    where: { chargePointId },
    data: { ocppStatus, outOfOrder },
  });
  expect((await read(code)).json()).toMatchObject({ state });
});

test('each charging point has a code of its own, which nobody can guess, and removed ones have none', async () => {
  const { code, chargePointId } = await point();
  const { prisma } = t.database;
  const codes = await prisma.connector.findMany({ select: { publicCode: true } });
  expect(new Set(codes.map(({ publicCode }) => publicCode)).size).toBe(codes.length);
  expect(code).toMatch(/^[0-9A-F]{10}$/);
  for (const unknown of ['0000000000', '%00', "'", 'x'.repeat(21)])
    expect([404, 400]).toContain((await read(unknown)).statusCode);
  await prisma.connector.updateMany({ where: { chargePointId }, data: { setUp: 'hidden' } });
  expect((await read(code)).statusCode).toBe(404);
});
