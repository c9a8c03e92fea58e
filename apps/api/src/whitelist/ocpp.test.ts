import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const uid = () => randomBytes(7).toString('hex').toUpperCase();
const spaced = (idTag: string) =>
  idTag
    .toLowerCase()
    .replaceAll(/(..)(?!$)/g, '$1:')
    .slice(0, 20);
const open = async (given: Parameters<OcppApp['addCharger']>[0] = {}) => {
  const charger = await t.addCharger(given);
  const cp = await t.connect(charger);
  const authorize = async (idTag: string) => (await cp.call('Authorize', { idTag })).idTagInfo.status;
  return { charger, authorize };
};
const tapsAt = (chargePointId: string) =>
  t.db.prisma.authorization.findMany({
    where: { chargePointId },
    orderBy: { id: 'asc' },
    select: { idTag: true, status: true, rule: true, action: true },
  });

describe('Authorize', () => {
  it('accepts, refuses and keeps both with the rule', async () => {
    const { charger, authorize } = await open();
    const [listed, guest, stranger] = [uid(), uid(), uid()];
    await t.whitelist(charger.accountId, listed);
    await t.addCard(guest);
    expect(await authorize(listed)).toBe('Accepted');
    expect(await authorize(guest)).toBe('Accepted');
    expect(await authorize(stranger)).toBe('Invalid');
    expect(await tapsAt(charger.id)).toEqual([
      { idTag: listed, status: 'Accepted', rule: 'whitelist', action: 'Authorize' },
      { idTag: guest, status: 'Accepted', rule: 'guest', action: 'Authorize' },
      { idTag: stranger, status: 'Invalid', rule: 'refused-unknown-card', action: 'Authorize' },
    ]);
  });

  it('tells nothing about the cards of issuers once a charger has tried a hundred numbers', async () => {
    const { charger, authorize } = await open();
    const [listed, guest, secondGuest] = [uid(), uid(), uid()];
    await t.whitelist(charger.accountId, listed);
    await t.addCard(guest);
    await t.addCard(secondGuest);
    expect(await authorize(guest)).toBe('Accepted');
    for (let nth = 1; nth < 100; nth += 1) await authorize(uid());
    expect(await authorize(secondGuest)).toBe('Invalid');
    expect(await authorize(guest)).toBe('Accepted');
    expect(await authorize(listed)).toBe('Accepted');
    const taps = await tapsAt(charger.id);
    expect(taps.at(-3)).toEqual({
      idTag: secondGuest,
      status: 'Invalid',
      rule: 'refused-too-many-cards',
      action: 'Authorize',
    });
    const other = await open();
    expect(await other.authorize(secondGuest)).toBe('Accepted');
  });

  it('accepts a guest for no charging point that a person has removed', async () => {
    const { charger, authorize } = await open({ publiclyAvailable: false });
    const guest = uid();
    await t.addCard(guest);
    const second = { chargePointId: charger.id, connectorId: 2 };
    const set = (data: object) => t.db.prisma.connector.updateMany({ where: second, data });
    await set({ publiclyAvailable: true });
    expect(await authorize(guest)).toBe('Accepted');
    await set({ setUp: 'hidden' });
    expect(await authorize(guest)).toBe('Invalid');
    const taps = [1, 2].map((connectorId) => ({
      chargePointId: charger.id,
      connectorId,
      idTag: guest,
      at: new Date(),
    }));
    const there = await t.kernel.ask('cards.authorize', taps);
    expect(there.map(({ decision }) => decision.rule)).toEqual(['refused-not-public', 'refused-not-public']);
  });

  it('knows a card however the reader writes it', async () => {
    const { charger, authorize } = await open();
    const listed = '04A2E681';
    await t.whitelist(charger.accountId, listed);
    expect(await authorize(spaced(listed))).toBe('Accepted');
  });

  it('tells blocked, expired and lost cards apart', async () => {
    const { charger, authorize } = await open();
    const yesterday = new Date(Date.now() - 86_400_000);
    const [blockedEntry, blocked, expired, lost, over] = [uid(), uid(), uid(), uid(), uid()];
    const entry = await t.whitelist(charger.accountId, blockedEntry);
    await t.db.prisma.whitelistEntry.update({ where: { id: entry.id }, data: { blockedAt: yesterday } });
    const ended = await t.whitelist(charger.accountId, over);
    await t.db.prisma.whitelistEntry.update({ where: { id: ended.id }, data: { validUntil: yesterday } });
    for (const [card, data] of [
      [blocked, { blockedAt: yesterday }],
      [expired, { expiresAt: yesterday }],
      [lost, { lostAt: yesterday }],
    ] as const) {
      await t.addCard(card);
      await t.db.prisma.idToken.update({ where: { uid: card }, data });
    }
    expect(await authorize(blockedEntry)).toBe('Blocked');
    expect(await authorize(blocked)).toBe('Blocked');
    expect(await authorize(expired)).toBe('Expired');
    expect(await authorize(lost)).toBe('Blocked');
    expect(await authorize(over)).toBe('Expired');
  });

  it('lets guests in only where a charging point is public and the owner wants guests', async () => {
    const guest = uid();
    await t.addCard(guest);
    expect(await (await open({ publiclyAvailable: false })).authorize(guest)).toBe('Invalid');
    expect(await (await open({ authorizationMode: 'whitelist' })).authorize(guest)).toBe('Invalid');
    expect(await (await open()).authorize(guest)).toBe('Accepted');
    expect(await (await open({ authorizationMode: 'free' })).authorize(uid())).toBe('Accepted');
  });

  it('holds an entry for some stations to those', async () => {
    const { charger, authorize } = await open();
    const other = await open({ accountId: charger.accountId });
    const listed = uid();
    const { id: entryId } = await t.whitelist(charger.accountId, listed);
    await t.db.prisma.whitelistEntryStation.create({ data: { entryId, stationId: charger.stationId } });
    expect(await authorize(listed)).toBe('Accepted');
    expect(await other.authorize(listed)).toBe('Invalid');
  });

  it('never looks at the whitelist of another account', async () => {
    const { charger } = await open();
    const stranger = await open();
    const listed = uid();
    await t.whitelist(charger.accountId, listed);
    expect(await stranger.authorize(listed)).toBe('Invalid');
  });
});

it('keeps a tap as an event of the charge point, with the rule that decided on it', async () => {
  const charger = await t.addCharger();
  const socket = await t.connect(charger);
  await socket.call('Authorize', { idTag: '04DEADBEEF0001' });
  const events = await t.db.prisma.chargePointEvent.findMany({
    where: { chargePointId: charger.id, kind: 'authorization' },
  });
  expect(events).toMatchObject([
    { detail: { idTag: '04DEADBEEF0001', status: 'Invalid', rule: expect.stringContaining('refused') } },
  ]);
});
