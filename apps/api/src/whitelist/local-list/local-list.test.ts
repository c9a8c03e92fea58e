import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { markLocalLists } from '#chargers/mark-local-lists.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { findDue } from './find-due.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const stations: SimulatedChargePoint[] = [];
afterEach(async () => {
  for (const station of stations.splice(0)) await station.stop();
  expect(t.faults).toEqual([]);
});

/** A simulated charger connected to the product. */
const simulate = (charger: TestCharger, configuration: Record<string, string> = {}) => {
  const { identity, key: password } = charger;
  const station = createChargePoint({ url: t.url, identity, password, timeScale: 20, configuration });
  stations.push(station);
  station.start();
  return station;
};
const online = (station: SimulatedChargePoint) => station.waitFor(({ link }) => link === 'online');
const listOf = async (station: SimulatedChargePoint) =>
  Object.keys((await station.stop()).localList?.cards ?? {}).toSorted();
const row = ({ id }: TestCharger) => t.db.prisma.localList.findUnique({ where: { chargePointId: id } });
const cardsChanged = async ({ accountId }: TestCharger) => {
  await t.db.prisma.$transaction((transaction) => markLocalLists(transaction, [accountId], new Date()));
  await t.kernel.publish('card.changed', { accountId });
};
const whitelist = async (charger: TestCharger, ...uids: string[]) => {
  for (const uid of uids) await t.whitelist(charger.accountId, uid);
  await cardsChanged(charger);
};
const becomes = (charger: TestCharger, expected: object) =>
  vi.waitFor(async () => expect(await row(charger)).toMatchObject(expected), {
    timeout: 9_000,
    interval: 50,
  });
const sentLists = async ({ id }: TestCharger) => {
  const commands = await t.db.prisma.command.findMany({
    where: { chargePointId: id, action: 'SendLocalList' },
    orderBy: { requestedAt: 'asc' },
  });
  return commands.map(
    ({ params }) => params as { updateType: string; listVersion: number; localAuthorizationList: object[] },
  );
};
const countOf = ({ id }: TestCharger, action: string) =>
  t.db.prisma.command.count({ where: { chargePointId: id, action } });

describe('the whitelist is on the charger', () => {
  test('043_4, 043_5 a Full list first, then only what changed; a burst of edits goes in one message', async () => {
    const charger = await t.addCharger();
    const station = simulate(charger);
    await online(station);
    await whitelist(charger, '04AA', '04BB');
    await whitelist(charger, '04CC');
    await becomes(charger, { state: 'in-step', acknowledgedVersion: 1, maxEntries: 500, maxPerMessage: 50 });
    await t.db.prisma.whitelistEntry.deleteMany({ where: { accountId: charger.accountId, uid: '04AA' } });
    await whitelist(charger, '04DD');
    await becomes(charger, { state: 'in-step', acknowledgedVersion: 2 });
    expect(await sentLists(charger)).toMatchObject([
      { updateType: 'Full', listVersion: 1, localAuthorizationList: [{}, {}, {}] },
      {
        updateType: 'Differential',
        listVersion: 2,
        localAuthorizationList: [{ idTag: '04AA' }, { idTag: '04DD', idTagInfo: { status: 'Accepted' } }],
      },
    ]);
    const asked = await t.db.prisma.command.findMany({
      where: { chargePointId: charger.id, action: 'GetConfiguration' },
    });
    const key = ['LocalAuthListMaxLength', 'SendLocalListMaxLength'];
    // The whole configuration may also be read after the boot.
    expect(
      asked.filter(({ params }) => JSON.stringify(params) === JSON.stringify({ key })).length,
    ).toBeLessThanOrEqual(1);
    expect(await listOf(station)).toEqual(['04bb', '04cc', '04dd']);
  });

  test('a charger that was offline gets it when it comes back', async () => {
    const charger = await t.addCharger();
    await whitelist(charger, '04AA');
    await becomes(charger, { state: 'behind' });
    const station = simulate(charger);
    await becomes(charger, { state: 'in-step' });
    expect(await listOf(station)).toEqual(['04aa']);
  });

  test('a long list goes in pieces, and what there is no room for is left out', async () => {
    const charger = await t.addCharger();
    const station = simulate(charger, { SendLocalListMaxLength: '2', LocalAuthListMaxLength: '5' });
    await online(station);
    await whitelist(charger, ...['1', '2', '3', '4', '5', '6', '7'].map((digit) => `0400000${digit}`));
    await becomes(charger, { state: 'in-step', leftOut: 2, acknowledgedVersion: 3 });
    expect((await sentLists(charger)).map(({ updateType }) => updateType)).toEqual([
      'Full',
      'Differential',
      'Differential',
    ]);
    expect(await listOf(station)).toHaveLength(5);
  });

  test('a blocked card is denied and the cache emptied, once', async () => {
    const charger = await t.addCharger();
    const station = simulate(charger);
    await online(station);
    await whitelist(charger, '04AA');
    await becomes(charger, { state: 'in-step' });
    await t.db.prisma.whitelistEntry.updateMany({
      where: { accountId: charger.accountId },
      data: { blockedAt: new Date() },
    });
    await cardsChanged(charger);
    await becomes(charger, { state: 'in-step', acknowledged: { '04AA': { status: 'Blocked' } } });
    await vi.waitFor(async () => expect(await countOf(charger, 'ClearCache')).toBe(1), { timeout: 5_000 });
    await whitelist(charger, '04BB');
    await becomes(charger, { acknowledgedVersion: 3 });
    expect(await countOf(charger, 'ClearCache')).toBe(1);
  });

  test('a list that somebody else changed is replaced by a Full one', async () => {
    const charger = await t.addCharger();
    const station = simulate(charger);
    await online(station);
    await whitelist(charger, '04AA');
    await becomes(charger, { state: 'in-step' });
    await t.db.prisma.localList.update({
      where: { chargePointId: charger.id },
      data: { acknowledgedVersion: 7, version: 7 },
    });
    await whitelist(charger, '04BB');
    await becomes(charger, { state: 'in-step', acknowledgedVersion: 8 });
    expect((await sentLists(charger)).at(-1)?.updateType).toBe('Full');
    expect(await listOf(station)).toEqual(['04aa', '04bb']);
  });

  test('a card that becomes valid, or ceases to be, is looked after when its time has come', async () => {
    const charger = await t.addCharger();
    await online(simulate(charger));
    await whitelist(charger, '04AA');
    await becomes(charger, { state: 'in-step' });
    const { accountId } = charger;
    const now = Date.now();
    const inSeconds = (seconds: number) => new Date(now + seconds * 1_000);
    const later = { accountId, uid: '04BB', description: 'Later', createdById: 'test' };
    await t.db.prisma.whitelistEntry.create({
      data: { ...later, validFrom: inSeconds(100), validUntil: inSeconds(200) },
    });
    const isDueAt = async (seconds: number) => (await findDue(t.db, inSeconds(seconds))).includes(charger.id);
    expect([await isDueAt(99), await isDueAt(100)]).toEqual([false, true]);
    await t.db.prisma.localList.update({
      where: { chargePointId: charger.id },
      data: { checkedAt: inSeconds(100) },
    });
    expect([await isDueAt(199), await isDueAt(200)]).toEqual([false, true]);
  });
});

const scripted = async (handlers: CallHandlers) => {
  const charger = await t.addCharger();
  await t.connect(charger, handlers);
  await whitelist(charger, '04AA');
  return charger;
};

describe('a charger that answers', () => {
  test('042_1 version -1 has no lists, and is asked once', async () => {
    const charger = await scripted({ GetLocalListVersion: () => ({ listVersion: -1 }) });
    await becomes(charger, { state: 'not-supported' });
    await whitelist(charger, '04BB');
    await new Promise((resolve) => {
      setTimeout(resolve, 1_500);
    });
    expect(await countOf(charger, 'GetLocalListVersion')).toBe(1);
    expect(await sentLists(charger)).toEqual([]);
  });

  test('with NotImplemented has no lists', async () => {
    await becomes(await scripted({}), { state: 'not-supported' });
  });

  test('042_2 version 0 gets a Full list', async () => {
    const charger = await scripted({
      GetLocalListVersion: () => ({ listVersion: 0 }),
      SendLocalList: () => ({ status: 'Accepted' }),
    });
    await becomes(charger, { state: 'in-step' });
    expect(await sentLists(charger)).toMatchObject([{ updateType: 'Full' }]);
  });

  test('043_1 NotSupported to the list has none', async () => {
    const charger = await scripted({
      GetLocalListVersion: () => ({ listVersion: 0 }),
      SendLocalList: () => ({ status: 'NotSupported' }),
    });
    await becomes(charger, { state: 'not-supported' });
  });

  test('043_3 Failed is tried again later', async () => {
    let answer: 'Failed' | 'Accepted' = 'Failed';
    const charger = await scripted({
      GetLocalListVersion: () => ({ listVersion: 0 }),
      SendLocalList: () => ({ status: answer }),
    });
    await becomes(charger, { state: 'failed', problem: 'Failed', attempts: 1 });
    expect((await row(charger))?.retryAt).not.toBeNull();
    answer = 'Accepted';
    await t.db.prisma.localList.update({
      where: { chargePointId: charger.id },
      data: { retryAt: new Date() },
    });
    await cardsChanged(charger);
    await becomes(charger, { state: 'in-step', problem: null, attempts: 0 });
  });

  test('VersionMismatch to what changed gets the whole list', async () => {
    let version = 0;
    const charger = await scripted({
      GetLocalListVersion: () => ({ listVersion: version }),
      SendLocalList: (list) => {
        const { updateType, listVersion } = list as { updateType: string; listVersion: number };
        if (updateType === 'Differential') return { status: 'VersionMismatch' };
        version = listVersion;
        return { status: 'Accepted' };
      },
    });
    await becomes(charger, { state: 'in-step' });
    await whitelist(charger, '04BB');
    await becomes(charger, { state: 'in-step', acknowledgedVersion: 3 });
    expect((await sentLists(charger)).map(({ updateType }) => updateType)).toEqual([
      'Full',
      'Differential',
      'Full',
    ]);
  });
});

test('a quiet charger is sent nothing until a person asks', async () => {
  const charger = await t.addCharger();
  await t.db.prisma.chargePoint.update({
    where: { id: charger.id },
    data: { quirkOverrides: { setUp: 'quiet' } },
  });
  const station = simulate(charger);
  await online(station);
  await whitelist(charger, '04AA');
  await becomes(charger, { state: 'behind' });
  expect(await countOf(charger, 'GetLocalListVersion')).toBe(0);
  const { headers } = await t.signIn({ accountId: charger.accountId, role: 'owner' });
  await t.app.inject({ method: 'POST', url: `/api/charge-points/${charger.id}/local-list`, headers });
  await becomes(charger, { state: 'in-step' });
  expect(await listOf(station)).toEqual(['04aa']);
});
