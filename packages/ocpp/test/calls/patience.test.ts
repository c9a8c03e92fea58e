import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { msUntilReady, PATIENCE } from '../../src/calls/patience.ts';
import { readCase, testOfCase } from '../field-cases.ts';
import { startCentralSystem } from '../start-central-system.ts';

const BOOT = { chargePointVendor: 'Acme', chargePointModel: 'One' };
const status = (connectorId: number) => ({ connectorId, errorCode: 'NoError', status: 'Available' }) as const;
const answered = { kind: 'answered', response: { status: 'Accepted' } };
const fail = () => {
  throw new Error('It was sent');
};
const ClearCache = () => ({ status: 'Accepted' as const });
const afterMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a charge point that has just connected', () => {
  test('is asked nothing before its first message is answered', async () => {
    await using server = await startCentralSystem({ patience: { silentMs: 20_000 } });
    const asked: string[] = [];
    const chargePoint = await server.connect('CP1', {
      ClearCache: () => (asked.push('ClearCache'), { status: 'Accepted' }),
    });
    const calls = [1, 2, 3].map(() => server.central.send('CP1', 'ClearCache', {}, { queueDeadlineMs: 20 }));
    await afterMs(80);
    expect(asked).toEqual([]);
    await chargePoint.call('Heartbeat', {});
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  });

  test('that says nothing is not left alone for ever', async () => {
    await using server = await startCentralSystem({ patience: { silentMs: 60 } });
    await server.connect('CP1', { ClearCache });
    const startedMs = performance.now();
    expect(await server.central.send('CP1', 'ClearCache', {})).toMatchObject(answered);
    expect(performance.now() - startedMs).toBeGreaterThan(40);
  });

  test('and boots is called after its statuses, or when they do not come', async () => {
    const patience = { silentMs: 20_000, statusesMs: 400, nextStatusMs: 40 };
    await using server = await startCentralSystem({ patience });
    const heard: string[] = [];
    const onCall = { ClearCache: () => (heard.push('call'), { status: 'Accepted' as const }) };
    const chargePoint = await server.connect('CP1', onCall);
    const call = server.central.send('CP1', 'ClearCache', {});
    await chargePoint.call('BootNotification', BOOT);
    for (const connectorId of [0, 1]) {
      await chargePoint.call('StatusNotification', status(connectorId));
      heard.push(`status ${connectorId}`);
    }
    expect(await call).toMatchObject(answered);
    expect(heard).toEqual(['status 0', 'status 1', 'call']);
    const bootedMs = performance.now();
    await chargePoint.call('BootNotification', BOOT);
    expect(await server.central.send('CP1', 'ClearCache', {})).toMatchObject(answered);
    expect(performance.now() - bootedMs).toBeGreaterThan(350);
  });

  test('and is told to wait has no statuses to send', async () => {
    await using server = await startCentralSystem({
      patience: { silentMs: 20_000, statusesMs: 20_000 },
      handlers: {
        BootNotification: () => ({ status: 'Pending', currentTime: new Date().toISOString(), interval: 1 }),
      },
    });
    const chargePoint = await server.connect('CP1', { ClearCache });
    await chargePoint.call('BootNotification', BOOT);
    expect(await server.central.send('CP1', 'ClearCache', {})).toMatchObject(answered);
  });

  test('and hangs up was never asked; who withdraws need not wait', async () => {
    await using server = await startCentralSystem({ patience: { silentMs: 20_000 } });
    const chargePoint = await server.connect();
    const withdrawn = new AbortController();
    const calls = [
      server.central.send('CP1', 'ClearCache', {}, { onSent: fail, signal: withdrawn.signal }),
      server.central.send('CP1', 'ClearCache', {}, { onSent: fail }),
    ];
    withdrawn.abort();
    expect(await calls[0]).toEqual({ kind: 'withdrawn' });
    chargePoint.terminate();
    expect(await calls[1]).toEqual({ kind: 'not-connected' });
    expect(server.faults).toEqual([]);
  });
});

test('whatever is heard, it is called half a minute after it connected or ten seconds after its boot at the latest', () => {
  const at = fc.option(fc.nat(100_000));
  fc.assert(
    fc.property(
      fc.nat(100_000),
      at,
      at,
      at,
      fc.nat(200_000),
      (connectedMs, firstMs, bootedMs, statusMs, nowMs) => {
        const waitMs = msUntilReady({ connectedMs, firstMs, bootedMs, statusMs }, PATIENCE, nowMs);
        const latestMs = bootedMs === null ? connectedMs + 30_000 : bootedMs + 10_000;
        expect(waitMs).toBeGreaterThanOrEqual(0);
        expect(waitMs).toBeLessThanOrEqual(Math.max(0, latestMs - nowMs));
        if (firstMs !== null && bootedMs === null) expect(waitMs).toBe(0);
      },
    ),
  );
});

testOfCase(
  'the case from the field: a call only ever finds a charge point that has booted (skipped without ../shared/cases)',
  async () => {
    expect(JSON.parse(readCase('calls-before-boot.json')).steps).toHaveLength(4);
    await using server = await startCentralSystem({ patience: { silentMs: 1_000, statusesMs: 100 } });
    let booted = false;
    const onCall = {
      ClearCache: () => {
        if (!booted) chargePoint.terminate();
        return { status: 'Accepted' as const };
      },
    };
    const chargePoint = await server.connect('CP1', onCall);
    const call = server.central.send('CP1', 'ClearCache', {});
    await afterMs(100);
    await chargePoint.call('BootNotification', BOOT);
    booted = true;
    expect(await call).toMatchObject(answered);
    expect(chargePoint.connected).toBe(true);
  },
);
