import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastDayOf } from '@laadpoort/domain/reports/month';
import { addSession, addStation } from '#test/charging-data.ts';
import { elements, readPdf } from '#test/files/read-pdf.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
const UID = '04C0FFEE123456';

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-18T12:00:00Z') } });
  owner = await t.signIn({ role: 'owner' });
  const { accountId } = owner;
  const driver = await t.signIn({ role: 'driver', accountId });
  const neighbour = await t.signIn({ role: 'owner' });
  const { prisma } = t.database;
  const provider = await prisma.tokenProvider.create({ data: { name: 'Rijdend' } });
  await prisma.idToken.create({ data: { uid: UID, providerId: provider.id, holderId: driver.id } });
  const [own, other] = [
    await addStation(t.database, accountId),
    await addStation(t.database, neighbour.accountId),
  ];
  const add = (endedAt: string, given: object) =>
    addSession(t.database, {
      accountId,
      ...own,
      startedAt: new Date(Date.parse(endedAt) - 3_600_000),
      endedAt: new Date(endedAt),
      idTag: UID,
      ...given,
    });
  await add('2026-10-31T22:30:00Z', { energyWh: 1_000, amount: '0.3' });
  await add('2026-10-31T23:30:00Z', { energyWh: 2_000, amount: '0.5' });
  await add('2026-11-10T12:00:00Z', { energyWh: 2_000, amount: '0.5' });
  await add('2026-11-10T13:00:00Z', { energyWh: 6_000, review: 'open' });
  await add('2026-11-18T12:00:00Z', { energyWh: 5_000, endedAt: null });
  await add('2026-11-11T12:00:00Z', { energyWh: 9_000, idTag: '04AAAAAA123456' });
  await add('2026-11-12T12:00:00Z', { energyWh: 7_000, accountId: neighbour.accountId, ...other });
});
afterAll(() => t.close());

const URL = '/api/reports/cards';

test('cards of members at the own stations, by month of the station’s clock; no guest, and nothing of elsewhere', async () => {
  const { rows, totals } = (await t.ask(owner, 'GET', `${URL}?year=2026`)).body;
  expect(rows).toMatchObject([
    { month: '2026-11', sessions: 2, energyWh: 4_000, amount: '1.000000' },
    { month: '2026-10', sessions: 1, energyWh: 1_000, amount: '0.300000' },
  ]);
  expect(JSON.stringify(rows)).not.toContain(UID);
  expect(totals).toEqual({ sessions: 3, energyWh: 5_000, amount: '1.300000' });
  const file = await t.app.inject({ url: `${URL}/export?year=2026&language=nl`, headers: owner.headers });
  expect(file.body.split('\r\n')[1]).toMatch(/^2026-11;.*;2;4,000;1,000000;EUR;0,2500$/);
});

/** What Activity lists behind a row. */
const sessionsOf = async ({ month, cardId }: { month: string; cardId: string }, person = owner) => {
  const query = `from=${month}-01&to=${lastDayOf(month)}&cardId=${cardId}&kind=billed`;
  const { body } = await t.ask(person, 'GET', `/api/sessions?${query}`);
  return body.sessions.map(({ energyWh }: { energyWh: number }) => energyWh);
};

test('behind a row are exactly its sessions, for whoever may not see the number of the card too', async () => {
  const { rows } = (await t.ask(owner, 'GET', `${URL}?year=2026`)).body;
  expect(await sessionsOf(rows[0])).toEqual([2_000, 2_000]);
  expect(await sessionsOf(rows[1])).toEqual([1_000]);
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  expect(await sessionsOf(rows[0], viewer)).toEqual([2_000, 2_000]);
  expect(await sessionsOf(rows[0], await t.signIn({ role: 'owner' }))).toEqual([]);
});

test('below the PDF somebody can sign', async () => {
  const url = `${URL}/export?year=2026&language=nl&format=pdf`;
  const { trees } = await readPdf((await t.app.inject({ url, headers: owner.headers })).rawPayload);
  const paragraphs = trees.flatMap((tree) => elements(tree, 'P')).map(({ text }) => text.trim());
  expect(paragraphs).toContain('Gezien en akkoord (naam, datum, handtekening):');
});

test('another account sees none of it', async () => {
  expect((await t.ask(await t.signIn({ role: 'owner' }), 'GET', `${URL}?year=2026`)).body.rows).toEqual([]);
});

test('a member who leaves stays in the months in which their card was a member’s, without a name', async () => {
  const { accountId } = owner;
  const leaver = await t.signIn({ role: 'driver', accountId, name: 'Lena Leaver' });
  const { prisma } = t.database;
  const uid = '04C0FFEE999999';
  const { id: providerId } = await prisma.tokenProvider.create({ data: { name: 'Weg' } });
  await prisma.idToken.create({ data: { uid, providerId, holderId: leaver.id } });
  const place = await addStation(t.database, accountId);
  const add = async (endedAt: string, authorizationRule: string) => {
    const id = await addSession(t.database, {
      accountId,
      ...place,
      startedAt: new Date(Date.parse(endedAt) - 3_600_000),
      endedAt: new Date(endedAt),
      idTag: uid,
      energyWh: 1_000,
    });
    await prisma.session.update({ where: { id }, data: { authorizationRule } });
  };
  await add('2025-05-10T12:00:00Z', 'known-card');
  await add('2025-06-10T12:00:00Z', 'guest');
  const rows = async () => (await t.ask(owner, 'GET', `${URL}?year=2025`)).body.rows;
  expect(await rows()).toMatchObject([
    { month: '2025-06', holderName: 'Lena Leaver' },
    { month: '2025-05', holderName: 'Lena Leaver' },
  ]);
  await prisma.member.deleteMany({ where: { userId: leaver.id, organizationId: accountId } });
  // What came after, as a guest, is nobody's but theirs.
  expect(await rows()).toMatchObject([{ month: '2025-05', holderName: null, sessions: 1, energyWh: 1_000 }]);
  const [left] = await rows();
  expect(await sessionsOf(left)).toEqual([1_000]);
  expect(await sessionsOf({ ...left, month: '2025-06' })).toEqual([]);
  const file = await t.app.inject({ url: `${URL}/export?year=2025&language=nl`, headers: owner.headers });
  expect(file.body).toContain('2025-05;Geen lid meer;');
});
