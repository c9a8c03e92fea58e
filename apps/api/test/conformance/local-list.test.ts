import type { LocalList } from '@laadpoort/contract/local-list';
import type { Response } from '@laadpoort/ocpp/messages/actions';
import { expect } from 'vitest';
import { conformance } from './case.ts';
import type { Tool } from './tool.ts';

const { octt } = conformance();

const booted = async (tool: Tool) => {
  const cp = await tool.connect();
  await cp.boot();
  return cp;
};

const listOf = async (tool: Tool): Promise<LocalList> =>
  (await tool.api(
    'support',
    'GET',
    `/api/support/charge-points/${tool.chargePointId}/local-list`,
  )) as LocalList;

/** Support sends the whole list; the charge point has an empty one and answers as given. */
const sendWhole = async (tool: Tool, status: Response<'SendLocalList'>['status']) => {
  tool.answer({ GetLocalListVersion: { listVersion: 0 }, SendLocalList: { status } });
  const url = `/api/support/charge-points/${tool.chargePointId}/local-list`;
  await tool.api('support', 'POST', url, { reason: 'conformance' });
  const request = await tool.received('SendLocalList');
  expect(request.updateType).toBe('Full');
  expect(request.listVersion).toBeGreaterThan(0);
  return request;
};

octt('TC_042_1', async (tool) => {
  await booted(tool);
  tool.answer({ GetLocalListVersion: { listVersion: -1 } });
  expect(await tool.operate({ action: 'GetLocalListVersion' })).toMatchObject({ state: 'done' });
  expect(await tool.received('GetLocalListVersion')).toEqual({});
});

octt('TC_042_2', async (tool) => {
  await booted(tool);
  tool.answer({ GetLocalListVersion: { listVersion: 0 } });
  expect(await tool.operate({ action: 'GetLocalListVersion' })).toMatchObject({ state: 'done' });
  expect(await tool.received('GetLocalListVersion')).toEqual({});
});

octt('TC_043_1', async (tool) => {
  await booted(tool);
  await sendWhole(tool, 'NotSupported');
  await expect.poll(async () => (await listOf(tool)).state).toBe('not-supported');
});

octt('TC_043_3', async (tool) => {
  await booted(tool);
  await sendWhole(tool, 'Failed');
  await expect.poll(() => listOf(tool)).toMatchObject({ state: 'failed', problem: 'Failed' });
  expect((await listOf(tool)).retryAt).not.toBeNull();
});

octt('TC_043_4', async (tool) => {
  await booted(tool);
  const { localAuthorizationList: entries = [] } = await sendWhole(tool, 'Accepted');
  expect(entries.map(({ idTag }) => idTag)).toContain(tool.cards.valid);
  for (const { idTagInfo } of entries) expect(idTagInfo).toHaveProperty('status');
  await expect.poll(async () => (await listOf(tool)).state).toBe('in-step');
});

octt('TC_043_5', async (tool) => {
  await booted(tool);
  const { listVersion } = await sendWhole(tool, 'Accepted');
  await expect.poll(async () => (await listOf(tool)).state).toBe('in-step');
  await tool.received('GetLocalListVersion');

  tool.answer({ GetLocalListVersion: { listVersion } });
  const uid = `0A${tool.cards.unknown.slice(2)}`;
  await tool.api('owner', 'POST', '/api/whitelist', { uid, description: 'New' });
  await tool.api('owner', 'POST', `/api/charge-points/${tool.chargePointId}/local-list`);
  await tool.received('GetLocalListVersion');
  const request = await tool.received('SendLocalList');
  expect(request).toMatchObject({
    updateType: 'Differential',
    localAuthorizationList: [{ idTag: uid, idTagInfo: { status: 'Accepted' } }],
  });
  expect(request.localAuthorizationList).toHaveLength(1);
  expect(request.listVersion).toBeGreaterThan(listVersion);
});
