import type { ConfigurationChange } from '@laadpoort/contract/configuration';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp({ callTimeoutMs: 2_000 });
});
afterAll(() => t.close());
afterEach(() => expect(t.faults).toEqual([]));

const asker = (charger: TestCharger) => ({
  accountId: charger.accountId,
  chargePointId: charger.id,
  requester: { personId: 'owner', personName: 'Owner', role: 'owner' },
  reason: null,
});

const change = async (charger: TestCharger, payload: ConfigurationChange, force = false) => {
  const { headers } = await t.signIn({ accountId: charger.accountId, role: 'owner' });
  const url = `/api/charge-points/${charger.id}/configuration?force=${force}`;
  return (await t.app.inject({ method: 'POST', url, headers, payload })).json();
};

const read = (charger: TestCharger) =>
  t.kernel.sendCommand({ ...asker(charger), request: { action: 'GetConfiguration' } });

const keys = async (charger: TestCharger) => {
  const rows = await t.db.prisma.configurationKey.findMany({
    where: { chargePointId: charger.id },
    orderBy: { key: 'asc' },
  });
  return Object.fromEntries(rows.map((row) => [row.key, row]));
};

/** A charger with these values, which accepts every change that `takes` allows. */
const withValues = (
  values: Record<string, string>,
  takes: (key: string, value: string) => 'Accepted' | 'RebootRequired' | 'Rejected' = () => 'Accepted',
) => {
  const changes: string[] = [];
  const pages: (readonly string[] | undefined)[] = [];
  const onCall = {
    GetConfiguration({ key }) {
      pages.push(key);
      const names = key?.length ? key : Object.keys(values);
      return {
        configurationKey: names.flatMap((name) =>
          name in values ? [{ key: name, readonly: false, value: values[name] ?? '' }] : [],
        ),
        unknownKey: names.filter((name) => !(name in values)),
      };
    },
    ChangeConfiguration({ key, value }) {
      changes.push(`${key}=${value}`);
      const status = takes(key, value);
      if (status !== 'Rejected') values[key] = value;
      return { status };
    },
  } satisfies CallHandlers;
  return { onCall, changes, pages };
};

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 30 });
const setQuirks = async (charger: TestCharger, quirkOverrides: object) => {
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { quirkOverrides } });
  await eventually(() =>
    expect(t.kernel.directory.findById(charger.id)?.quirks).toMatchObject(quirkOverrides),
  );
};

describe('reading', () => {
  test('replaces what was known, keeps desired values, and tells a value of any length', async () => {
    const charger = await t.addCharger();
    const { onCall } = withValues({ HeartbeatInterval: '300', Own: 'x'.repeat(900) });
    await t.connect(charger, onCall);
    const readAt = new Date(0);
    const chargePointId = charger.id;
    await t.db.prisma.configurationKey.createMany({
      data: [
        { chargePointId, key: 'Gone', value: '1', readonly: false, readAt },
        { chargePointId, key: 'WithDesired', value: '1', readonly: false, readAt, desiredValue: '2' },
      ],
    });
    await read(charger);
    await eventually(async () =>
      expect(Object.keys(await keys(charger))).toEqual(['HeartbeatInterval', 'Own', 'WithDesired']),
    );
    expect((await keys(charger))['Own']?.value).toHaveLength(900);
  });

  test('an empty answer changes nothing: some chargers mean "not now"', async () => {
    const charger = await t.addCharger();
    await t.connect(charger, { GetConfiguration: () => ({ configurationKey: [], unknownKey: [] }) });
    await t.db.prisma.configurationKey.create({
      data: { chargePointId: charger.id, key: 'Known', value: '1', readonly: false, readAt: new Date() },
    });
    const command = await read(charger);
    await eventually(async () => {
      const row = await t.db.prisma.command.findUniqueOrThrow({
        where: { id: 'id' in command ? command.id : '' },
      });
      expect(row.state).toBe('done');
    });
    expect(Object.keys(await keys(charger))).toEqual(['Known']);
  });

  test(
    'goes page by page where a charger is known to tell few keys at once',
    { timeout: 30_000 },
    async () => {
      const charger = await t.addCharger();
      await setQuirks(charger, { configurationKeysAtOnce: 20 });
      const { onCall, pages } = withValues({ HeartbeatInterval: '300', WebSocketPingInterval: '0' });
      await t.connect(charger, onCall);
      await read(charger);
      await eventually(() => expect(pages.flat()).toContain('WebSocketPingInterval'));
      await eventually(async () =>
        expect(Object.keys(await keys(charger))).toEqual(['HeartbeatInterval', 'WebSocketPingInterval']),
      );
      expect(pages.every((page) => page !== undefined && page.length <= 20)).toBe(true);
      expect(new Set(pages.flat()).size).toBe(pages.flat().length);
      const where = { targetId: charger.id, action: 'command.GetConfiguration' };
      expect(pages.length).toBeGreaterThan(1);
      expect(await t.db.prisma.auditEntry.count({ where })).toBe(1);
    },
  );

  test(
    'happens by itself after the first boot of a firmware, and not where a charger is to be left alone',
    { timeout: 20_000 },
    async () => {
      const boot = { chargePointVendor: 'Acme', chargePointModel: 'One', firmwareVersion: '1' };
      const [normal, quiet] = [await t.addCharger(), await t.addCharger()];
      await setQuirks(quiet, { setUp: 'quiet' });
      const [a, b] = [withValues({ HeartbeatInterval: '300' }), withValues({ HeartbeatInterval: '300' })];
      const sockets = [await t.connect(normal, a.onCall), await t.connect(quiet, b.onCall)];
      for (const socket of sockets) await socket.call('BootNotification', boot);
      expect(a.pages).toEqual([]);
      await eventually(() => expect(a.pages).toHaveLength(1));
      await sockets[0]?.call('BootNotification', boot);
      await new Promise((resolve) => {
        setTimeout(resolve, 2_500);
      });
      expect([a.pages.length, b.pages.length]).toEqual([1, 0]);
    },
  );
});

describe('a desired value', () => {
  test('is sent as the charger writes it, and kept with its answer', async () => {
    const charger = await t.addCharger();
    await setQuirks(charger, { booleans: 'one-zero' });
    const { onCall, changes } = withValues({}, () => 'RebootRequired');
    const socket = await t.connect(charger, onCall);
    expect(await change(charger, { change: 'set', key: 'LocalPreAuthorize', value: 'TRUE' })).toEqual({
      commands: 1,
    });
    await eventually(async () =>
      expect((await keys(charger))['LocalPreAuthorize']).toMatchObject({
        value: '1',
        desiredValue: '1',
        desiredAnswer: 'RebootRequired',
        rebootRequired: true,
      }),
    );
    expect(changes).toEqual(['LocalPreAuthorize=1']);
    await socket.call('BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One' });
    await eventually(async () =>
      expect((await keys(charger))['LocalPreAuthorize']?.rebootRequired).toBe(false),
    );
  });

  test('that cannot work is refused at its field; insisted upon it is sent', async () => {
    const charger = await t.addCharger();
    const { onCall, changes } = withValues({}, () => 'Rejected');
    await t.connect(charger, onCall);
    const wanted = { change: 'set', key: 'MeterValueSampleInterval', value: 'often' } as const;
    expect(await change(charger, wanted)).toMatchObject({
      fields: [{ path: 'body.value', code: 'not-a-whole-number' }],
    });
    expect(changes).toEqual([]);
    await change(charger, wanted, true);
    await eventually(async () =>
      expect((await keys(charger))['MeterValueSampleInterval']?.desiredAnswer).toBe('Rejected'),
    );
    expect(changes).toEqual(['MeterValueSampleInterval=often']);
  });

  test('for a secret is not written down', async () => {
    const charger = await t.addCharger();
    const { onCall, changes } = withValues({});
    await t.connect(charger, onCall);
    await change(charger, { change: 'set', key: 'StationPassword', value: 'hunter2' });
    await eventually(() => expect(changes).toEqual(['StationPassword=hunter2']));
    await eventually(async () =>
      expect((await keys(charger))['StationPassword']).toMatchObject({ value: null, desiredValue: null }),
    );
  });

  test('that the charger lost is sent again, one after the other, only where it differs', async () => {
    const charger = await t.addCharger();
    const { onCall, changes } = withValues({ HeartbeatInterval: '60', ConnectionTimeOut: '90', Own: 'no' });
    await t.connect(charger, onCall);
    const chargePointId = charger.id;
    await t.db.prisma.configurationKey.createMany({
      data: Object.entries({ HeartbeatInterval: '300', ConnectionTimeOut: '90', Own: 'yes' }).map(
        ([key, desiredValue]) => ({
          chargePointId,
          key,
          desiredValue,
          value: null,
          readonly: false,
          readAt: new Date(),
        }),
      ),
    });
    await read(charger);
    await eventually(async () => expect((await keys(charger))['Own']?.value).toBe('no'));
    expect(await change(charger, { change: 'apply-desired' })).toEqual({ commands: 2 });
    await eventually(() => expect(changes.toSorted()).toEqual(['HeartbeatInterval=300', 'Own=yes']));
    await eventually(async () =>
      expect((await keys(charger))['Own']).toMatchObject({ value: 'yes', desiredAnswer: 'Accepted' }),
    );
    expect(await change(charger, { change: 'apply-desired' })).toEqual({ commands: 0 });
    await change(charger, { change: 'forget', key: 'Own' });
    expect((await keys(charger))['Own']).toMatchObject({ value: 'yes', desiredValue: null });
  });
});

test('recommended settings are applied only when asked', async () => {
  const charger = await t.addCharger();
  const { onCall, changes } = withValues({ TransactionMessageAttempts: '3', WebSocketPingInterval: '60' });
  await t.connect(charger, onCall);
  await read(charger);
  await eventually(async () => expect(Object.keys(await keys(charger))).toHaveLength(2));
  expect(changes).toEqual([]);
  await change(charger, { change: 'apply-recommended' });
  await eventually(() => expect(changes).toEqual(['TransactionMessageAttempts=10']));
});

test('the longest list of measurands that the charger takes is found', { timeout: 30_000 }, async () => {
  const charger = await t.addCharger();
  const can = new Set(['Energy.Active.Import.Register', 'Current.Import', 'SoC']);
  const values: Record<string, string> = {};
  const { onCall } = withValues(values, (_, value) =>
    value.split(',').every((each) => can.has(each)) ? 'Accepted' : 'Rejected',
  );
  await t.connect(charger, onCall);
  await change(charger, { change: 'ask-measurements' });
  await eventually(() =>
    expect(values['MeterValuesSampledData']).toBe('Energy.Active.Import.Register,Current.Import,SoC'),
  );
});
