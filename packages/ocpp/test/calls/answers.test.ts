import { expect, test } from 'vitest';
import { CallFailed } from '../../src/client/call-failed.ts';
import { HANDLERS, startCentralSystem, waitUntil } from '../start-central-system.ts';

const CANARY = 'postgres://user:canary@db';
const timestamp = '2026-03-01T12:00:00Z';

const codeOf = (call: Promise<unknown>): Promise<unknown> => {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof CallFailed ? `${error.code}: ${error.message}` : error),
  );
};

test('D21 the calls of one charge point are handled in order, those of others meanwhile', async () => {
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  await using server = await startCentralSystem({
    handlers: {
      StartTransaction: async ({ identity }) => {
        if (identity === 'CP1') await first.promise;
        order.push(`start ${identity}`);
        return { transactionId: 1, idTagInfo: { status: 'Accepted' } };
      },
      StopTransaction: ({ identity }) => {
        order.push(`stop ${identity}`);
        return {};
      },
    },
  });
  const [one, two] = [await server.connect('CP1'), await server.connect('CP2')];
  for (const chargePoint of [one, two]) {
    chargePoint.sendRaw(
      `[2,"1","StartTransaction",{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"${timestamp}"}]`,
    );
    chargePoint.sendRaw(
      `[2,"2","StopTransaction",{"transactionId":1,"meterStop":1,"timestamp":"${timestamp}"}]`,
    );
  }
  await waitUntil(() => order.length === 2);
  first.resolve();
  await waitUntil(() => order.length === 4);
  expect(order).toEqual(['start CP2', 'stop CP2', 'start CP1', 'stop CP1']);
});

test.each(['StartTransaction', 'StopTransaction', 'MeterValues'] as const)(
  'our own fault in %s gets no answer and the socket is closed',
  async (action) => {
    await using server = await startCentralSystem({
      handlers: {
        [action]: () => {
          throw new Error(CANARY);
        },
      },
    });
    const chargePoint = await server.connect();
    const outcome = codeOf(chargePoint.call(action, {} as never));
    expect(await outcome).toMatch(/^Disconnected/);
    expect((await chargePoint.closed).code).toBe(1006);
    expect(server.log.at(-1)?.error?.code).toBe('NoAnswer');
    expect(String(server.faults[0])).toContain(CANARY);
  },
);

test('D12 our own fault in another message is an InternalError that says nothing', async () => {
  await using server = await startCentralSystem({
    handlers: {
      Authorize: async () => {
        throw new Error(CANARY);
      },
    },
  });
  const chargePoint = await server.connect();
  const outcome = await codeOf(chargePoint.call('Authorize', { idTag: 'A' }));
  expect(outcome).toBe('InternalError: The message could not be handled');
  expect(await codeOf(chargePoint.call('Heartbeat', {}))).toBe('answered');
});

test('D12 a message whose first copy failed is handled again', async () => {
  let attempts = 0;
  await using server = await startCentralSystem({
    handlers: {
      Authorize: () => {
        attempts += 1;
        if (attempts === 1) throw new Error(CANARY);
        return { idTagInfo: { status: 'Accepted' } };
      },
    },
  });
  const chargePoint = await server.connect();
  chargePoint.sendRaw('[2,"1","Authorize",{"idTag":"A"}]');
  chargePoint.sendRaw('[2,"1","Authorize",{"idTag":"A"}]');
  await waitUntil(() => server.log.length === 2);
  expect(server.log.map((entry) => entry.error?.code)).toEqual(['InternalError', undefined]);
});

test('an answer that does not fit the schema never leaves', async () => {
  await using server = await startCentralSystem({
    handlers: { Authorize: () => ({ idTagInfo: { status: 'Fine' as 'Accepted' } }) },
  });
  const chargePoint = await server.connect();
  expect(await codeOf(chargePoint.call('Authorize', { idTag: 'A' }))).toMatch(/^InternalError/);
  expect(server.faults).toHaveLength(1);
});

test('a handler that hangs costs its charge point the connection, not the others theirs', async () => {
  await using server = await startCentralSystem({
    handlerTimeoutMs: 100,
    handlers: {
      Authorize: ({ identity }) =>
        identity === 'CP1' ? new Promise(() => {}) : { idTagInfo: { status: 'Accepted' } },
    },
  });
  const [stuck, other] = [await server.connect('CP1'), await server.connect('CP2')];
  expect(await codeOf(stuck.call('Authorize', { idTag: 'A' }))).toMatch(/^Disconnected/);
  expect(await codeOf(other.call('Authorize', { idTag: 'A' }))).toBe('answered');
});

test('D11 a message sent twice is handled once and answered twice', async () => {
  let started = 0;
  await using server = await startCentralSystem({
    handlers: {
      StartTransaction: async () => {
        started += 1;
        await new Promise((resolve) => setTimeout(resolve, 10));
        return { transactionId: started, idTagInfo: { status: 'Accepted' } };
      },
    },
  });
  const chargePoint = await server.connect();
  const frame = `[2,"same","StartTransaction",{"connectorId":1,"idTag":"A","meterStart":0,"timestamp":"${timestamp}"}]`;
  chargePoint.sendRaw(frame);
  chargePoint.sendRaw(frame);
  await waitUntil(() => server.log.length === 1);
  chargePoint.sendRaw(frame);
  await codeOf(chargePoint.call('Heartbeat', {}));
  expect(started).toBe(1);
  // A stuck message id with other content is another message.
  chargePoint.sendRaw(frame.replace('"A"', '"B"'));
  await waitUntil(() => started === 2);
});

test('before the boot is accepted only transaction messages are handled', async () => {
  const handled: string[] = [];
  await using server = await startCentralSystem({
    handlers: {
      BootNotification: () => ({ status: 'Pending', currentTime: timestamp, interval: 60 }),
      MeterValues: (context, request) => {
        handled.push('MeterValues');
        return HANDLERS.MeterValues!(context, request);
      },
      StatusNotification: (context, request) => {
        handled.push('StatusNotification');
        return HANDLERS.StatusNotification!(context, request);
      },
    },
  });
  const chargePoint = await server.connect('CP1', { TriggerMessage: () => ({ status: 'Accepted' }) });
  const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' } as const;
  expect(await codeOf(chargePoint.call('StatusNotification', status))).toBe('answered');
  await chargePoint.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
  expect(await codeOf(chargePoint.call('StatusNotification', status))).toBe(
    'SecurityError: Boot not accepted',
  );
  expect(await codeOf(chargePoint.call('MeterValues', { connectorId: 1, meterValue: [] }))).toBe('answered');
  await server.central.send('CP1', 'TriggerMessage', { requestedMessage: 'StatusNotification' });
  expect(await codeOf(chargePoint.call('StatusNotification', status))).toBe('answered');
  expect(handled).toEqual(['StatusNotification', 'MeterValues', 'StatusNotification']);
});

test.each([
  ['StopTransaction', 'broken', 'answered'],
  ['StopTransaction', [], 'answered'],
  ['MeterValues', 'broken', 'answered'],
  ['MeterValues', [], 'answered'],
  ['StartTransaction', [], 'FormationViolation: The message could not be read'],
] as const)('%s with %j for content is kept, and %s', async (action, payload, outcome) => {
  await using server = await startCentralSystem();
  const chargePoint = await server.connect();
  expect(await codeOf(chargePoint.call(action, payload as never))).toBe(outcome);
  expect(server.quarantine).toMatchObject([{ identity: 'CP1', action }]);
  expect(server.quarantine[0]?.frame).toContain(JSON.stringify(payload));
});

test('a transaction message that cannot be kept gets no answer', async () => {
  await using server = await startCentralSystem({ onQuarantine: () => Promise.reject(new Error('away')) });
  const chargePoint = await server.connect();
  expect(await codeOf(chargePoint.call('StopTransaction', [] as never))).toMatch(/^Disconnected/);
});

test('a boot that is sent again is told the time as it is then', async () => {
  let minutes = 0;
  await using server = await startCentralSystem({
    handlers: {
      BootNotification: () => {
        minutes += 1;
        const currentTime = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
        return { status: 'Accepted', currentTime, interval: 300 };
      },
    },
  });
  const chargePoint = await server.connect();
  const frame = '[2,"same","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]';
  chargePoint.sendRaw(frame);
  chargePoint.sendRaw(frame);
  await waitUntil(() => server.log.length === 2);
  expect(server.log.map(({ response }) => response?.text)).toEqual([
    expect.stringContaining('2026-01-01T00:01'),
    expect.stringContaining('2026-01-01T00:02'),
  ]);
});

test('closing answers what was received and refuses nothing half-way', async () => {
  const gate = Promise.withResolvers<void>();
  await using server = await startCentralSystem({
    handlers: {
      StopTransaction: async () => {
        await gate.promise;
        return {};
      },
    },
  });
  const [busy, idle] = [await server.connect('CP1'), await server.connect('CP2')];
  const stop = codeOf(busy.call('StopTransaction', { transactionId: 1, meterStop: 1, timestamp }));
  await waitUntil(() => server.central.stats().handlersRunning === 1);
  const closed = server.central.close({ graceMs: 1_000 });
  expect((await idle.closed).code).toBe(1012);
  gate.resolve();
  expect(await stop).toBe('answered');
  expect((await busy.closed).code).toBe(1012);
  await closed;
});
