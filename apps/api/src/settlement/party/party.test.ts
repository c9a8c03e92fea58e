import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { asOwner } from '#test/test-database.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(() => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});

const url = '/api/account/party';
const address = { name: 'Olga', street: 'Laan 2', postalCode: '3011ab', city: 'Rotterdam', country: 'NL' };
const person = { kind: 'private', ...address, validFrom: '2026-11-18' };
const business = { ...person, kind: 'vat-nl', kvk: '1234 5678', vatId: 'nl 0000.99998.b57' };
const declare = (who: TestPerson, body: object) => t.ask(who, 'POST', url, body);
const read = async (who: TestPerson) => (await t.ask(who, 'GET', url)).body;

test('an owner declares who is reimbursed; members see it, and the audit keeps who did it', async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olga' });
  expect(await read(owner)).toEqual({ party: null, coming: [], yearLimit: null });
  expect((await declare(owner, business)).status).toBe(200);
  const declared = {
    kind: 'vat-nl',
    ...address,
    postalCode: '3011 AB',
    kvk: '12345678',
    vatId: 'NL000099998B57',
    validFrom: '2026-11-18',
    declaredAt: '2026-11-18T12:00:00.000Z',
    declaredBy: 'Olga',
  };
  expect(await read(owner)).toEqual({ party: declared, coming: [], yearLimit: null });
  for (const role of ['manager', 'operator', 'viewer', 'driver'] as const) {
    const member = await t.signIn({ accountId: owner.accountId, role });
    expect((await declare(member, person)).status, role).toBe(403);
    expect((await t.ask(member, 'GET', url)).status, role).toBe(role === 'driver' ? 403 : 200);
  }
  const where = { accountId: owner.accountId };
  const entries = await t.database.prisma.auditEntry.findMany({ where, include: { names: true } });
  expect(entries).toMatchObject([
    {
      action: 'party.declare',
      detail: { kind: 'vat-nl', validFrom: '2026-11-18' },
      names: { content: { name: 'Olga' } },
    },
  ]);
  expect(await read(await t.signIn({ role: 'owner' }))).toMatchObject({ party: null });
});

test('from each day on what was declared for the latest day holds, and of the same day the last', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await declare(owner, { ...person, name: 'First', validFrom: '2026-10-01' });
  await declare(owner, { ...person, name: 'Later', validFrom: '2027-01-01' });
  await declare(owner, { ...person, name: 'Second', validFrom: '2026-11-01' });
  await declare(owner, { ...person, name: 'Last year', validFrom: '2026-10-01' });
  const shown = async () => {
    const { party, coming } = await read(owner);
    return [party.name, ...coming.map(({ name }: { name: string }) => name)];
  };
  expect(await shown()).toEqual(['Second', 'Later']);
  await declare(owner, { ...person, name: 'Corrected', validFrom: '2026-11-01' });
  expect(await shown()).toEqual(['Corrected', 'Later']);
  // Midnight in Amsterdam.
  t.clock.now = new Date('2026-12-31T22:59:59Z');
  expect(await shown()).toEqual(['Corrected', 'Later']);
  t.clock.now = new Date('2026-12-31T23:00:00Z');
  expect(await shown()).toEqual(['Later']);
});

test.each([
  [{ ...person, kind: 'charity' }, 'body.kind', 'invalid_union'],
  [{ ...person, name: ' ' }, 'body.name', 'required'],
  [{ ...person, country: 'Holland' }, 'body.country', 'country'],
  [{ ...person, kvk: '12345678' }, 'body.kvk', 'unknown-field'],
  [{ ...person, validFrom: '2026-13-01' }, 'body.validFrom', 'invalid_format'],
  [{ ...person, validFrom: '2026-09-30' }, 'body.validFrom', 'out-of-range'],
  [{ ...person, validFrom: '2027-11-19' }, 'body.validFrom', 'out-of-range'],
  [{ ...business, kvk: '1234567' }, 'body.kvk', 'kvk'],
  [{ ...business, vatId: 'NL000099998B58' }, 'body.vatId', 'vat-id'],
  [{ ...business, vatId: 'BE0123456749' }, 'body.vatId', 'vat-id'],
  [{ ...business, postalCode: '10115' }, 'body.postalCode', 'dutch-postal-code'],
  [{ ...business, country: 'DE' }, 'body.country', expect.any(String)],
])('%j names the field, and nothing is declared', async (wrong, path, code) => {
  const owner = await t.signIn({ role: 'owner' });
  const { status, body } = await declare(owner, wrong);
  expect([status, body.fields]).toEqual([400, [{ path, code }]]);
  expect(await read(owner)).toMatchObject({ party: null, coming: [] });
});

test('a year near and over the limit of its scheme is said, of this year and this account alone', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const place = { accountId: owner.accountId, ...(await addStation(t.database, owner.accountId)) };
  const billed = (at: string, amount: string) =>
    addSession(t.database, {
      ...place,
      startedAt: new Date('2025-01-01'),
      endedAt: new Date(at),
      energyWh: 1,
      amount,
    });
  await billed('2025-12-31T22:00:00Z', '9999');
  await billed('2026-03-01T12:00:00Z', '16000');
  await declare(owner, { ...business, kind: 'kor', vatId: null });
  expect((await read(owner)).yearLimit).toEqual({
    year: 2026,
    amount: '16000.000000',
    otherTurnover: null,
    limit: '20000',
    reached: 'near',
  });
  await billed('2026-11-01T12:00:00Z', '4000.01');
  expect((await read(owner)).yearLimit).toMatchObject({ reached: 'over' });
});

test('what is earned elsewhere counts for the limit, of its year, as it was declared last', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const elsewhere = (body: object, who = owner) => t.ask(who, 'POST', `${url}/other-turnover`, body);
  await declare(owner, { ...business, kind: 'kor', vatId: null });
  expect((await elsewhere({ year: 2026, amount: '20000,01' })).body.yearLimit).toMatchObject({
    amount: '0.000000',
    otherTurnover: '20000.01',
    reached: 'over',
  });
  expect((await elsewhere({ year: 2026, amount: '16000' })).body.yearLimit).toMatchObject({
    reached: 'near',
  });
  expect((await elsewhere({ year: 2025, amount: '19999' })).body.yearLimit).toMatchObject({
    reached: 'near',
  });
  for (const [body, path, code] of [
    [{ year: 2024, amount: '1' }, 'body.year', 'out-of-range'],
    [{ year: 2027, amount: '1' }, 'body.year', 'out-of-range'],
    [{ year: 2026, amount: '-1' }, 'body.amount', 'euro-amount'],
    [{ year: 2026, amount: '1.234,56' }, 'body.amount', 'euro-amount'],
  ] as const)
    expect((await elsewhere(body)).body.fields).toEqual([{ path, code }]);
  const manager = await t.signIn({ accountId: owner.accountId, role: 'manager' });
  expect((await elsewhere({ year: 2026, amount: '1' }, manager)).status).toBe(403);
  const all = `WHERE account_id = '${owner.accountId}'`;
  await expect(asOwner(t.database, `UPDATE other_turnover SET amount = 1 ${all}`)).rejects.toThrow();
});

test('needs a fresh password; a version is never changed nor deleted, whoever asks the database', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await declare(owner, person);
  await t.database.prisma.signInSession.updateMany({
    where: { userId: owner.id },
    data: { provenAt: new Date('2026-11-18T11:55:00Z') },
  });
  expect(await declare(owner, business)).toMatchObject({ status: 403, body: { code: 'step-up-needed' } });
  const all = `WHERE account_id = '${owner.accountId}'`;
  for (const change of [`UPDATE party_version SET name = 'X' ${all}`, `DELETE FROM party_version ${all}`])
    await expect(asOwner(t.database, change)).rejects.toThrow('is never changed');
  expect((await read(owner)).party).toMatchObject({ kind: 'private', name: 'Olga' });
});
