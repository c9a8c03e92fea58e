import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { quirkSettingsSchema, settingNameSchema } from '@laadpoort/contract/quirks/quirk-profile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { KNOWN_PROFILES } from './known-profiles.ts';
import { seedQuirkProfiles } from './seed-profiles.ts';

let t: TestApp;
let support: TestPerson;
let owner: TestPerson;
let chargePointId: string;

beforeAll(async () => {
  t = await buildTestApp();
  support = await t.signIn({ platformRole: 'support', name: 'Sam Support' });
  owner = await t.signIn({ role: 'owner' });
  ({ chargePointId } = await addStation(t.database, owner.accountId, { name: 'Office' }));
  await t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { vendor: 'Free2move eSolutions', model: 'eProWallbox', firmwareVersion: '1.4' },
  });
  await seedQuirkProfiles(t.database, t.clock.now);
});
afterAll(() => t.close());

const ask = async (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  who = support,
) => {
  const response = await t.app.inject({
    method,
    url: `/api${url}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
};
const profileNamed = async (name: string) => {
  const { body } = await ask('GET', `/support/quirk-profiles?q=${encodeURIComponent(name)}`);
  return body.profiles[0];
};
const quirksOf = async () => (await ask('GET', `/support/charge-points/${chargePointId}/quirks`)).body;
const bodyOf = ({
  name,
  vendor,
  model,
  firmwareFrom,
  firmwareUntil,
  settings,
  description,
  source,
}: Record<string, unknown>) => ({
  name,
  vendor,
  model,
  firmwareFrom,
  firmwareUntil,
  settings,
  description,
  source,
});

describe('what the product knows of chargers', () => {
  test('is said setting by setting, in the words of the contract', () => {
    expect(settingNameSchema.options.toSorted()).toEqual(Object.keys(STANDARD).toSorted());
    for (const { settings } of KNOWN_PROFILES) expect(quirkSettingsSchema.parse(settings)).toEqual(settings);
  });

  test('is there after every start, and what a person changed stays', async () => {
    const found = await profileNamed('Free2move');
    expect(found).toMatchObject({
      seeded: true,
      changedBy: null,
      chargePoints: 1,
      source: 'lbbrhzn/ocpp#2080',
    });
    const changed = { ...bodyOf(found), name: 'Free2move, patient', settings: { responseDelayMs: 2_000 } };
    expect((await ask('PUT', `/support/quirk-profiles/${found.id}`, changed)).status).toBe(204);
    await seedQuirkProfiles(t.database, t.clock.now);
    expect(await profileNamed('Free2move')).toMatchObject({ ...changed, changedBy: 'Sam Support' });
    const { body } = await ask('GET', '/support/quirk-profiles');
    expect(body.profiles).toHaveLength(KNOWN_PROFILES.length);
  });

  test('cannot be removed, as it would be back', async () => {
    const { id } = await profileNamed('Growatt');
    expect((await ask('DELETE', `/support/quirk-profiles/${id}`)).status).toBe(403);
  });
});

test('a profile that a person adds holds for every charger that fits, and can be removed', async () => {
  const body = {
    name: 'Slow ones',
    vendor: 'free2*',
    model: 'EPRO*',
    firmwareFrom: '1.3',
    firmwareUntil: null,
    settings: { offlineAfterSeconds: 900 },
    description: 'Takes its time.',
    source: 'seen by ourselves',
  };
  const { body: added } = await ask('POST', '/support/quirk-profiles', body);
  expect(await profileNamed('Slow ones')).toMatchObject({ ...body, chargePoints: 1 });
  expect((await quirksOf()).profiles.offlineAfterSeconds).toEqual({ id: added.id, name: 'Slow ones' });
  expect(await ask('POST', '/support/quirk-profiles', body)).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.name', code: 'name-taken' }] },
  });
  expect((await ask('DELETE', `/support/quirk-profiles/${added.id}`)).status).toBe(204);
  expect((await quirksOf()).quirks.offlineAfterSeconds).toBe(STANDARD.offlineAfterSeconds);
});

test('a profile must say whose chargers it is about', async () => {
  const body = { ...bodyOf(await profileNamed('Growatt')), name: 'Everybody', vendor: null, model: null };
  expect(await ask('POST', '/support/quirk-profiles', body)).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.vendor', code: 'vendor-or-model' }] },
  });
});

test('a profile cannot end before it begins: it would fit no firmware', async () => {
  const growatt = bodyOf(await profileNamed('Growatt'));
  const body = { ...growatt, name: 'Backwards', firmwareFrom: '1.10', firmwareUntil: '1.9' };
  expect(await ask('POST', '/support/quirk-profiles', body)).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.firmwareUntil', code: 'before-start' }] },
  });
});

test('one charger is treated otherwise with a reason, and its owner reads by whom and why', async () => {
  const path = `/support/charge-points/${chargePointId}/quirks`;
  const overrides = { ping: 'off', responseDelayMs: 500 };
  const reason = 'It hangs up at every ping';
  expect((await ask('PUT', path, { overrides, reason })).status).toBe(204);
  expect(await quirksOf()).toMatchObject({
    overrides,
    quirks: { ...STANDARD, ping: 'off', responseDelayMs: 500 },
    withoutOverrides: { ...STANDARD, responseDelayMs: 2_000 },
    profiles: { responseDelayMs: { name: 'Free2move, patient' } },
  });
  const entry = await t.database.prisma.auditEntry.findFirst({ where: { action: 'support.change-quirks' } });
  expect(entry).toMatchObject({
    accountId: owner.accountId,
    actorId: support.id,
    targetId: chargePointId,
    reason,
  });
  const behaviour = () => ask('GET', `/charge-points/${chargePointId}/behaviour`, undefined, owner);
  expect((await behaviour()).body).toEqual({ profiles: [], overridden: true, registersInKwh: false });
  expect((await ask('PUT', path, { overrides: {}, reason: 'Back to what the profile says' })).status).toBe(
    204,
  );
  expect((await behaviour()).body).toEqual({
    profiles: ['Free2move, patient'],
    overridden: false,
    registersInKwh: false,
  });
});

test('an owner takes the registers of a charger for kWh, beside what support has set, and no longer', async () => {
  const { chargePointId: id } = await addStation(t.database, owner.accountId);
  await t.database.prisma.chargePoint.update({ where: { id }, data: { quirkOverrides: { ping: 'off' } } });
  const set = (inKwh: boolean) => ask('PUT', `/charge-points/${id}/registers-in-kwh`, { inKwh }, owner);
  const behaviour = async () => (await ask('GET', `/charge-points/${id}/behaviour`, undefined, owner)).body;
  const overrides = async () =>
    (await t.database.prisma.chargePoint.findUniqueOrThrow({ where: { id } })).quirkOverrides;
  expect(await behaviour()).toEqual({ profiles: [], overridden: true, registersInKwh: false });
  expect((await set(true)).status).toBe(204);
  expect(await overrides()).toEqual({ ping: 'off', register: 'kwh' });
  expect(await behaviour()).toMatchObject({ overridden: true, registersInKwh: true });
  expect((await set(false)).status).toBe(204);
  expect(await overrides()).toEqual({ ping: 'off' });
  await t.database.prisma.chargePoint.update({
    where: { id },
    data: { quirkOverrides: { register: 'session' } },
  });
  await set(false);
  expect(await overrides()).toEqual({ register: 'session' });
  await set(true);
  expect(await behaviour()).toEqual({ profiles: [], overridden: false, registersInKwh: true });
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { action: 'charge-point.registers-in-kwh', targetId: id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ detail }) => detail)).toEqual([true, false, false, true].map((inKwh) => ({ inKwh })));
});
