import { expect } from 'vitest';
import { conformance } from './case.ts';
import type { Tool } from './tool.ts';

const { octt } = conformance();

const now = () => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const booted = async (tool: Tool) => {
  const cp = await tool.connect();
  await cp.boot();
  return cp;
};

interface ShownSession {
  readonly id: number;
  readonly state: string;
  readonly ended_at: Date | null;
  readonly stop_reason: string | null;
  readonly energy_wh: string;
  readonly authorization_status: string;
}

const sessions = async ({ central, chargePointId }: Tool): Promise<ShownSession[]> => {
  const { rows } = await central.t.database.pool.query<ShownSession>(
    'SELECT * FROM session WHERE charge_point_id = $1 ORDER BY id',
    [chargePointId],
  );
  return rows;
};

octt('TC_001', async (tool) => {
  const cp = await booted(tool);
  expect(await cp.call('Heartbeat', {})).toHaveProperty('currentTime');
});

octt('TC_003', async (tool) => {
  const cp = await booted(tool);
  await cp.status(1, 'Preparing');
  await cp.authorize(tool.cards.valid);
  const start = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.valid,
    meterStart: 0,
    timestamp: now(),
  });
  expect(start).toMatchObject({ idTagInfo: { status: 'Accepted' } });
  expect(start.transactionId).toBeGreaterThan(0);
  await cp.status(1, 'Charging');
  expect(await sessions(tool)).toMatchObject([{ id: start.transactionId, state: 'charging' }]);
});

octt('TC_004_1', async (tool) => {
  const cp = await booted(tool);
  await cp.charge(tool.cards.valid);
});

octt('TC_004_2', async (tool) => {
  const cp = await booted(tool);
  await cp.authorize(tool.cards.valid);
  await cp.status(1, 'Preparing');
  await cp.status(1, 'Available');
  expect(await sessions(tool)).toEqual([]);
});

octt('TC_005_1', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  await cp.status(1, 'SuspendedEV');
  const stop = await cp.call('StopTransaction', {
    transactionId,
    idTag: tool.cards.valid,
    meterStop: 5_000,
    timestamp: now(),
    reason: 'EVDisconnected',
  });
  expect(stop).toMatchObject({ idTagInfo: { status: 'Accepted' } });
  await cp.status(1, 'Finishing');
  await cp.status(1, 'Available');
  expect(await sessions(tool)).toMatchObject([
    { state: 'completed', stop_reason: 'EVDisconnected', energy_wh: '4000' },
  ]);
});

octt('TC_007', async (tool) => {
  const cp = await booted(tool);
  await cp.status(1, 'Preparing');
  const start = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.valid,
    meterStart: 0,
    timestamp: now(),
  });
  expect(start).toMatchObject({ idTagInfo: { status: 'Accepted' } });
  await cp.status(1, 'Charging');
});

/** Authorize, StartTransaction and Charging for a remote start that has been accepted. */
const startedRemotely = async (tool: Tool, cp: Awaited<ReturnType<Tool['connect']>>) => {
  await cp.authorize(tool.cards.valid);
  await cp.status(1, 'Preparing');
  const { transactionId } = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.valid,
    meterStart: 0,
    timestamp: now(),
  });
  await cp.status(1, 'Charging');
  return transactionId;
};

octt('TC_010', async (tool) => {
  const cp = await booted(tool);
  await cp.status(1, 'Preparing');
  tool.answer({ RemoteStartTransaction: { status: 'Accepted' } });
  const idTag = tool.cards.valid;
  const command = await tool.operate({ action: 'RemoteStartTransaction', connectorId: 1, idTag });
  expect(command.state).toBe('accepted');
  expect(await tool.received('RemoteStartTransaction')).toEqual({ connectorId: 1, idTag });
  await startedRemotely(tool, cp);
  await expect.poll(async () => (await tool.outcome(command)).state).toBe('done');
});

octt('TC_011_1', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ RemoteStartTransaction: { status: 'Accepted' } });
  const idTag = tool.cards.valid;
  const command = await tool.operate({ action: 'RemoteStartTransaction', connectorId: 1, idTag });
  expect(await tool.received('RemoteStartTransaction')).toEqual({ connectorId: 1, idTag });
  await startedRemotely(tool, cp);
  await expect.poll(async () => (await tool.outcome(command)).state).toBe('done');
});

octt('TC_011_2', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ RemoteStartTransaction: { status: 'Accepted' } });
  const idTag = tool.cards.valid;
  const command = await tool.operate({ action: 'RemoteStartTransaction', connectorId: 1, idTag });
  await cp.authorize(idTag);
  await cp.status(1, 'Preparing');
  await cp.status(1, 'Available');
  expect((await tool.outcome(command)).state).toBe('accepted');
  expect(await sessions(tool)).toEqual([]);
});

octt('TC_012', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  tool.answer({ RemoteStopTransaction: { status: 'Accepted' } });
  const command = await tool.operate({ action: 'RemoteStopTransaction', sessionId: transactionId });
  expect(await tool.received('RemoteStopTransaction')).toEqual({ transactionId });
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: 5_000,
    timestamp: now(),
    reason: 'Remote',
  });
  await cp.status(1, 'Finishing');
  await cp.status(1, 'Available');
  await expect.poll(async () => (await tool.outcome(command)).state).toBe('done');
  expect(await sessions(tool)).toMatchObject([{ state: 'completed', stop_reason: 'Remote' }]);
});

for (const [id, type] of [
  ['TC_013', 'Hard'],
  ['TC_014', 'Soft'],
] as const)
  octt(id, async (tool) => {
    const cp = await booted(tool);
    tool.answer({ Reset: { status: 'Accepted' } });
    const command = await tool.operate({ action: 'Reset', type });
    expect(await tool.received('Reset')).toEqual({ type });
    cp.raw.terminate();
    await booted(tool);
    await expect.poll(async () => (await tool.outcome(command)).state).toBe('done');
  });

for (const [id, status, state] of [
  ['TC_017_1', 'Unlocked', 'done'],
  ['TC_017_2', 'NotSupported', 'not-supported'],
  ['TC_030', 'UnlockFailed', 'failed'],
] as const)
  octt(id, async (tool) => {
    await booted(tool);
    tool.answer({ UnlockConnector: { status } });
    const command = await tool.operate({ action: 'UnlockConnector', connectorId: 1 });
    expect(await tool.received('UnlockConnector')).toEqual({ connectorId: 1 });
    expect(command).toMatchObject({ state, answer: status });
  });

octt('TC_018_1', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  tool.answer({ UnlockConnector: { status: 'Unlocked' } });
  const command = await tool.operate({ action: 'UnlockConnector', connectorId: 1 });
  expect(command.state).toBe('done');
  await cp.status(1, 'Finishing');
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: 2_000,
    timestamp: now(),
    reason: 'UnlockCommand',
  });
  await cp.status(1, 'Available');
  expect(await sessions(tool)).toMatchObject([{ state: 'completed', stop_reason: 'UnlockCommand' }]);
});

octt('TC_019_1', async (tool) => {
  await booted(tool);
  const configurationKey = [
    { key: 'HeartbeatInterval', readonly: false, value: '300' },
    { key: 'NumberOfConnectors', readonly: true, value: '2' },
    { key: 'SupportedFeatureProfiles', readonly: true, value: 'Core,SmartCharging' },
  ];
  tool.answer({ GetConfiguration: { configurationKey } });
  expect(await tool.operate({ action: 'GetConfiguration' })).toMatchObject({ state: 'done' });
  const request = await tool.received('GetConfiguration');
  expect(request.key ?? []).toEqual([]);
  const { keys } = (await tool.api(
    'owner',
    'GET',
    `/api/charge-points/${tool.chargePointId}/configuration`,
  )) as { keys: { key: string; value: string; readonly: boolean }[] };
  for (const reported of configurationKey) expect(keys).toContainEqual(expect.objectContaining(reported));
});

octt('TC_019_2', async (tool) => {
  await booted(tool);
  const key = ['SupportedFeatureProfiles'];
  tool.answer({
    GetConfiguration: {
      configurationKey: [{ key: 'SupportedFeatureProfiles', readonly: true, value: 'Core' }],
    },
  });
  expect(await tool.operate({ action: 'GetConfiguration', key })).toMatchObject({ state: 'done' });
  expect(await tool.received('GetConfiguration')).toEqual({ key });
});

for (const [id, status, state, value] of [
  ['TC_021', 'Accepted', 'done', '60'],
  ['TC_040_1', 'NotSupported', 'not-supported', '60'],
  ['TC_040_2', 'Rejected', 'rejected', '-1'],
] as const)
  octt(id, async (tool) => {
    await booted(tool);
    tool.answer({ ChangeConfiguration: { status } });
    const key = 'MeterValueSampleInterval';
    const command = await tool.operate({ action: 'ChangeConfiguration', key, value });
    expect(await tool.received('ChangeConfiguration')).toEqual({ key, value });
    expect(command).toMatchObject({ state, answer: status });
  });

for (const [id, card, status] of [
  ['TC_023_1', 'unknown', 'Invalid'],
  ['TC_023_2', 'expired', 'Expired'],
  ['TC_023_3', 'blocked', 'Blocked'],
] as const)
  octt(id, async (tool) => {
    const cp = await booted(tool);
    expect(await cp.call('Authorize', { idTag: tool.cards[card] })).toMatchObject({ idTagInfo: { status } });
  });

octt('TC_024', async (tool) => {
  const cp = await booted(tool);
  await cp.authorize(tool.cards.valid);
  await cp.status(1, 'Preparing');
  await cp.status(1, 'Faulted', { errorCode: 'ConnectorLockFailure' });
  expect(await sessions(tool)).toEqual([]);
});

octt('TC_026', async (tool) => {
  await booted(tool);
  tool.answer({ RemoteStartTransaction: { status: 'Rejected' } });
  const idTag = tool.cards.valid;
  const command = await tool.operate({ action: 'RemoteStartTransaction', connectorId: 1, idTag });
  expect(command).toMatchObject({ state: 'rejected', answer: 'Rejected' });
});

octt('TC_028', async (tool) => {
  const cp = await booted(tool);
  const transactionId = await cp.charge(tool.cards.valid);
  tool.answer({ RemoteStopTransaction: { status: 'Rejected' } });
  const unknown = { action: 'RemoteStopTransaction', sessionId: transactionId + 1_000 } as const;
  const command = await tool.operate(unknown, { force: true });
  expect(await tool.received('RemoteStopTransaction')).toEqual({ transactionId: transactionId + 1_000 });
  expect(command).toMatchObject({ state: 'rejected', answer: 'Rejected' });
  expect(await sessions(tool)).toMatchObject([{ state: 'charging' }]);
});

octt('TC_031', async (tool) => {
  await booted(tool);
  tool.answer({ UnlockConnector: { status: 'NotSupported' } });
  const command = await tool.operate({ action: 'UnlockConnector', connectorId: 5 }, { force: true });
  expect(await tool.received('UnlockConnector')).toEqual({ connectorId: 5 });
  expect(command).toMatchObject({ state: 'not-supported', answer: 'NotSupported' });
});

octt('TC_032_1', async (tool) => {
  const before = await booted(tool);
  const transactionId = await before.charge(tool.cards.valid);
  before.raw.terminate();
  const cp = await tool.connect();
  const boot = { chargePointVendor: 'Tool', chargePointModel: 'Conformance' };
  expect(await cp.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
  await cp.status(0, 'Available');
  await cp.status(1, 'Finishing');
  await cp.status(2, 'Available');
  await cp.call('StopTransaction', {
    transactionId,
    idTag: tool.cards.valid,
    meterStop: 3_000,
    timestamp: now(),
    reason: 'PowerLoss',
  });
  expect(await sessions(tool)).toMatchObject([
    { id: transactionId, state: 'completed', stop_reason: 'PowerLoss' },
  ]);
});

octt('TC_037_1', async (tool) => {
  await (await booted(tool)).close();
  const cp = await tool.connect();
  const start = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.valid,
    meterStart: 0,
    timestamp: minutesAgo(240),
  });
  expect(start).toMatchObject({ idTagInfo: { status: 'Accepted' } });
  await cp.status(1, 'Charging');
});

octt('TC_037_3', async (tool) => {
  await (await booted(tool)).close();
  const cp = await tool.connect();
  const { transactionId, idTagInfo } = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.unknown,
    meterStart: 0,
    timestamp: minutesAgo(5),
  });
  expect(idTagInfo.status).toBe('Invalid');
  expect(transactionId).toBeGreaterThan(0);
  await cp.status(1, 'Charging');
  await cp.call('StopTransaction', {
    transactionId,
    meterStop: 100,
    timestamp: now(),
    reason: 'DeAuthorized',
  });
  await cp.status(1, 'Finishing');
  expect(await sessions(tool)).toMatchObject([
    { id: transactionId, state: 'completed', stop_reason: 'DeAuthorized', authorization_status: 'Invalid' },
  ]);
});

octt('TC_039', async (tool) => {
  await (await booted(tool)).close();
  const cp = await tool.connect();
  const started = minutesAgo(60);
  const ended = minutesAgo(30);
  const { transactionId, idTagInfo } = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag: tool.cards.valid,
    meterStart: 0,
    timestamp: started,
  });
  expect(idTagInfo.status).toBe('Accepted');
  await cp.call('StopTransaction', {
    transactionId,
    idTag: tool.cards.valid,
    meterStop: 3_000,
    timestamp: ended,
    reason: 'Local',
  });
  const [session] = await sessions(tool);
  expect(session).toMatchObject({ state: 'completed', stop_reason: 'Local', energy_wh: '3000' });
  expect(session?.ended_at?.toISOString()).toBe(ended);
});

octt('TC_061', async (tool) => {
  await booted(tool);
  tool.answer({ ClearCache: { status: 'Accepted' } });
  expect(await tool.operate({ action: 'ClearCache' })).toMatchObject({ state: 'done', answer: 'Accepted' });
  expect(await tool.received('ClearCache')).toEqual({});
});

octt('TC_064', async (tool) => {
  const cp = await booted(tool);
  const { status } = await cp.call('DataTransfer', {
    vendorId: 'com.example.tool',
    messageId: 'm',
    data: 'd',
  });
  expect(['Rejected', 'UnknownMessageId', 'UnknownVendorId']).toContain(status);
});
