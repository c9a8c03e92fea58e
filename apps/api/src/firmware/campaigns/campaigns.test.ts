import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { takeWaiting } from './campaign-store.ts';
import { buildFileApp, type FileApp } from '#test/files/file-app.ts';

let t: FileApp;
let firmwareFileId: string;
beforeAll(async () => {
  t = await buildFileApp();
  firmwareFileId = await t.approvedFirmware('version 2.0.0\n');
});
afterAll(() => t.close());

/** Creates the chargers of one campaign, distinguished by model, in the order of their stages. */
const addFleet = async (model: string, behaviours: readonly ('good' | 'install-fails' | 'away')[]) => {
  const fleet = [];
  for (const [index, behaviour] of behaviours.entries()) {
    const away = behaviour === 'away';
    const charger = await t.addCharger(away ? undefined : { model, firmwareBehaviour: behaviour });
    await t.database.prisma.chargePoint.update({
      where: { id: charger.id },
      data: { serialNumber: `${model}-${index}`, vendor: 'Acme', model },
    });
    fleet.push(charger);
  }
  return fleet;
};
const propose = (model: string, given: object = {}) =>
  t.ask('POST', '/api/support/firmware-campaigns', {
    name: `All ${model}`,
    firmwareFileId,
    signed: false,
    selection: { model },
    stageSize: 1,
    maxFailures: 2,
    days: 7,
    reason: 'The lock is fixed',
    ...given,
  });
/** Proposed, and approved by a colleague. */
const start = async (model: string) => {
  const proposed = await propose(model);
  return proposed.status < 300 ? t.approve(`firmware-campaigns/${proposed.body.id}`) : proposed;
};
const campaign = async (id: string) => (await t.ask('GET', `/api/support/firmware-campaigns/${id}`)).body;
const becomes = (id: string, expected: object) =>
  vi.waitFor(async () => expect((await campaign(id)).campaign).toMatchObject(expected), {
    timeout: 15_000,
    interval: 100,
  });

test('it goes from stage to stage, one after the other, and is done', { timeout: 30_000 }, async () => {
  await addFleet('Staged', ['good', 'good']);
  const { body } = await start('staged');
  await becomes(body.id, { state: 'done', counts: { installed: 2 } });
  const { updates } = await campaign(body.id);
  expect(updates.map(({ stage }: { stage: number }) => stage)).toEqual([1, 2]);
  const rows = await t.database.prisma.firmwareUpdate.findMany({
    where: { campaignId: body.id },
    orderBy: { stage: 'asc' },
  });
  const sent = await t.database.prisma.command.findMany({
    where: { id: { in: rows.map(({ commandId }) => commandId ?? '') } },
    orderBy: { requestedAt: 'asc' },
  });
  expect(sent).toMatchObject([{ reason: 'The lock is fixed' }, { reason: 'The lock is fixed' }]);
  expect(sent[1]?.requestedAt.getTime()).toBeGreaterThanOrEqual(rows[0]?.finishedAt?.getTime() ?? Infinity);
});

test('it stops by itself at so many failures and asks nobody else', { timeout: 30_000 }, async () => {
  await addFleet('Failing', ['install-fails', 'install-fails', 'good']);
  const { body } = await start('Failing');
  await becomes(body.id, { state: 'stopped', counts: { failed: 2, cancelled: 1 } });
});

test('one that is away holds up nobody and is updated when it comes', { timeout: 40_000 }, async () => {
  const [away] = await addFleet('Away', ['away', 'good']);
  const { body } = await start('Away');
  await becomes(body.id, { state: 'running', counts: { waiting: 1, installed: 1 } });
  away?.station.start();
  await becomes(body.id, { state: 'done', counts: { installed: 2 } });
});

test('paused it asks nobody; resumed it goes on; stopped it is over', { timeout: 30_000 }, async () => {
  const [away] = await addFleet('Paused', ['away']);
  const { body } = await start('Paused');
  const path = `/api/support/firmware-campaigns/${body.id}`;
  expect((await t.ask('PATCH', path, { state: 'paused' })).body).toMatchObject({ state: 'paused' });
  away?.station.start();
  await away?.station.waitFor(({ link }) => link === 'online', 15_000);
  const { campaign: paused, updates } = await campaign(body.id);
  expect(paused.counts).toEqual({ waiting: 1 });
  // Whoever read that it was running a moment ago asks nobody either.
  expect(await takeWaiting(t.database, updates[0].id, new Date())).toBe(false);
  const { signInSession } = t.database.prisma;
  await signInSession.updateMany({ data: { provenAt: new Date(Date.now() - 3_600_000) } });
  expect((await t.ask('PATCH', path, { state: 'running' })).body).toMatchObject({ code: 'step-up-needed' });
  await signInSession.updateMany({ data: { provenAt: new Date() } });
  await t.ask('PATCH', path, { state: 'running' });
  await becomes(body.id, { state: 'done' });
  expect(await t.ask('PATCH', path, { state: 'stopped' })).toMatchObject({
    status: 409,
    body: { code: 'campaign-over' },
  });
});

test('it starts when somebody else than its maker approves it, and not before', async () => {
  const [charger] = await addFleet('Approved', ['good']);
  const proposed = await propose('Approved');
  expect(proposed.body).toMatchObject({ state: 'proposed', approvedBy: null, mayApprove: false });
  const path = `/api/support/firmware-campaigns/${proposed.body.id}`;
  const refused = { status: 403, body: { code: 'second-person-needed' } };
  expect(await t.ask('POST', `${path}/approval`)).toMatchObject(refused);
  expect(await t.ask('PATCH', path, { state: 'running' })).toMatchObject(refused);
  expect((await campaign(proposed.body.id)).campaign.counts).toEqual({ waiting: 1 });
  expect((await t.approve(`firmware-campaigns/${proposed.body.id}`)).body).toMatchObject({
    state: 'running',
    createdBy: 'Sara Support',
    approvedBy: 'Carl Colleague',
  });
  const entry = { action: 'firmware.campaign-approve', targetId: proposed.body.id };
  expect(await t.database.prisma.auditEntry.count({ where: entry })).toBe(1);
  await becomes(proposed.body.id, { state: 'done', counts: { installed: 1 } });
  expect(charger).toBeDefined();
});

test('one that is stopped before it is approved never starts', async () => {
  await addFleet('Withdrawn', ['away']);
  const { body } = await propose('Withdrawn');
  await t.ask('PATCH', `/api/support/firmware-campaigns/${body.id}`, { state: 'stopped' });
  expect(await t.approve(`firmware-campaigns/${body.id}`)).toMatchObject({
    status: 409,
    body: { code: 'campaign-over' },
  });
  await becomes(body.id, { state: 'stopped', counts: { cancelled: 1 } });
});

test('asked for twice at once it begins once: a charger takes part in one campaign that is not over', async () => {
  await addFleet('Twice', ['away', 'away']);
  const answers = await Promise.all([propose('Twice'), propose('Twice')]);
  const refused = answers.filter(({ status }) => status === 400);
  expect(refused).toMatchObject([{ body: { fields: [{ path: 'body.selection', code: 'in-campaign' }] } }]);
  const begun = answers.find(({ status }) => status < 300);
  await t.ask('PATCH', `/api/support/firmware-campaigns/${begun?.body.id}`, { state: 'stopped' });
  expect((await start('Twice')).status).toBeLessThan(300);
});

test('after the deadline those that never came are left out', async () => {
  await addFleet('Gone', ['away']);
  const { body } = await start('Gone');
  await t.database.prisma.firmwareCampaign.update({
    where: { id: body.id },
    data: { deadlineAt: new Date(Date.now() - 1_000) },
  });
  await becomes(body.id, { state: 'done', counts: { cancelled: 1 } });
});

test('a choice that fits nobody, or only chargers that run it already, starts nothing', async () => {
  const [current] = await addFleet('Current', ['away']);
  await t.database.prisma.chargePoint.update({
    where: { id: current?.id ?? '' },
    data: { firmwareVersion: '2.0.0' },
  });
  for (const model of ['Current', 'Nobody has this'])
    expect(await start(model)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.selection', code: 'no-charger' }] },
    });
  expect(await propose('', { selection: {} })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.selection.model', code: 'choose-one' }] },
  });
  const targets = await t.ask('GET', '/api/support/firmware-targets?model=current&version=2.0.0');
  expect(targets.body).toMatchObject({ total: 1, targets: [{ connected: false, model: 'Current' }] });
});
