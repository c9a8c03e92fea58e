import type { LogRequest } from '@laadpoort/contract/diagnostics';
import type { FirmwareUpdate } from '@laadpoort/contract/firmware/updates';
import { expect } from 'vitest';
import { selfSigned } from '../tls/client-certificate.ts';
import { conformance } from './case.ts';
import type { Tool, ToolConnection } from './tool.ts';

const { octt } = conformance();

const LOCATION = 'https://files.example.com/firmware/2.0.0.bin';
const BOOT = { chargePointVendor: 'Tool', chargePointModel: 'Conformance' };

const booted = async (tool: Tool) => {
  const cp = await tool.connect();
  await cp.boot();
  return cp;
};

const of = (tool: Tool) => `/api/support/charge-points/${tool.chargePointId}`;

const update = (tool: Tool, source: object) =>
  tool.api('support', 'POST', `${of(tool)}/firmware-updates`, {
    source: { kind: 'address', location: LOCATION, expectedVersion: '2.0.0', ...source },
    reason: 'conformance',
  }) as Promise<FirmwareUpdate>;

const stateOf = async (tool: Tool, { id }: FirmwareUpdate) => {
  const { updates } = (await tool.api('support', 'GET', `${of(tool)}/firmware-updates`)) as {
    updates: FirmwareUpdate[];
  };
  return updates.find((one) => one.id === id)?.state;
};

const all = async (cp: ToolConnection, status: 'Available' | 'Unavailable') => {
  for (const connectorId of [0, 1, 2]) await cp.status(connectorId, status);
};

const unsigned = async (tool: Tool) => {
  const cp = await booted(tool);
  tool.answer({ UpdateFirmware: {} });
  const job = await update(tool, {});
  expect(await tool.received('UpdateFirmware')).toMatchObject({ location: LOCATION });
  const say = async (status: Parameters<typeof cp.call<'FirmwareStatusNotification'>>[1]['status']) =>
    expect(await cp.call('FirmwareStatusNotification', { status })).toEqual({});
  return { cp, job, say };
};

for (const [id, last, state] of [
  ['TC_044_1', 'Installed', 'installed'],
  ['TC_044_3', 'InstallationFailed', 'failed'],
] as const)
  octt(id, async (tool) => {
    const { cp, job, say } = await unsigned(tool);
    await say('Downloading');
    await say('Downloaded');
    await all(cp, 'Unavailable');
    await say('Installing');
    if (last === 'Installed') {
      const boot = await cp.call('BootNotification', { ...BOOT, firmwareVersion: '2.0.0' });
      expect(boot.status).toBe('Accepted');
    }
    await all(cp, 'Available');
    await say(last);
    await expect.poll(() => stateOf(tool, job)).toBe(state);
  });

octt('TC_044_2', async (tool) => {
  const { job, say } = await unsigned(tool);
  await say('Downloading');
  await say('DownloadFailed');
  await expect.poll(() => stateOf(tool, job)).toBe('failed');
});

const logStateOf = async (tool: Tool, { id }: LogRequest) => {
  const { logs } = (await tool.api('support', 'GET', `${of(tool)}/logs`)) as { logs: LogRequest[] };
  return logs.find((one) => one.id === id)?.state;
};

for (const [id, last, state] of [
  ['TC_045_1', 'Uploaded', 'uploaded'],
  ['TC_045_2', 'UploadFailed', 'failed'],
] as const)
  octt(id, async (tool) => {
    const cp = await booted(tool);
    tool.answer({ GetDiagnostics: { fileName: 'diagnostics.zip' } });
    const location = 'ftp://files.example.com/diagnostics';
    const job = (await tool.api('support', 'POST', `${of(tool)}/logs`, {
      kind: 'diagnostics',
      location,
      reason: 'conformance',
    })) as LogRequest;
    expect(await tool.received('GetDiagnostics')).toMatchObject({ location });
    expect(await cp.call('DiagnosticsStatusNotification', { status: 'Uploading' })).toEqual({});
    expect(await cp.call('DiagnosticsStatusNotification', { status: last })).toEqual({});
    await expect.poll(() => logStateOf(tool, job)).toBe(state);
  });

octt('TC_079', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ GetLog: { status: 'Accepted', filename: 'security.log' } });
  const location = 'https://files.example.com/logs';
  const job = (await tool.api('support', 'POST', `${of(tool)}/logs`, {
    kind: 'security-log',
    location,
    reason: 'conformance',
  })) as LogRequest;
  const { requestId, log, logType } = await tool.received('GetLog');
  expect({ requestId, log, logType }).toMatchObject({
    requestId: job.id,
    logType: 'SecurityLog',
    log: { remoteLocation: location },
  });
  expect(await cp.call('LogStatusNotification', { status: 'Uploading', requestId })).toEqual({});
  expect(await cp.call('LogStatusNotification', { status: 'Uploaded', requestId })).toEqual({});
  await expect.poll(() => logStateOf(tool, job)).toBe('uploaded');
});

const signed = async (tool: Tool) => {
  const cp = await booted(tool);
  tool.answer({ SignedUpdateFirmware: { status: 'Accepted' } });
  const { cert: signingCertificate } = await selfSigned('Manufacturer');
  const signature = Buffer.from('signature').toString('base64');
  const job = await update(tool, { signature: { signature, signingCertificate } });
  const { requestId, firmware } = await tool.received('SignedUpdateFirmware');
  expect(firmware).toMatchObject({ location: LOCATION, signature });
  expect(firmware.signingCertificate.trim()).toBe(signingCertificate.trim());
  const say = async (status: Parameters<typeof cp.call<'SignedFirmwareStatusNotification'>>[1]['status']) =>
    expect(await cp.call('SignedFirmwareStatusNotification', { status, requestId })).toEqual({});
  await say('Downloading');
  await say('Downloaded');
  return { cp, job, say };
};

octt('TC_080', async (tool) => {
  const { cp, job, say } = await signed(tool);
  await say('SignatureVerified');
  await all(cp, 'Unavailable');
  await say('Installing');
  await say('InstallRebooting');
  await cp.call('BootNotification', { ...BOOT, firmwareVersion: '2.0.0' });
  const event = { type: 'FirmwareUpdated', timestamp: new Date().toISOString() };
  expect(await cp.call('SecurityEventNotification', event)).toEqual({});
  await all(cp, 'Available');
  await say('Installed');
  await expect.poll(() => stateOf(tool, job)).toBe('installed');
});

octt('TC_081', async (tool) => {
  const { job, say } = await signed(tool);
  await say('InvalidSignature');
  await expect.poll(() => stateOf(tool, job)).toBe('failed');
});
