import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { deleteOld } from './delete-old.ts';
import { reportRetention } from './report-retention.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const now = new Date('2026-11-30T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const days = { events: 10, readings: 20, commands: 30, alerts: 40 };
const ratioOf = (text: string) => Number(/^laadpoort_transaction_ids_used_ratio (\S+)$/m.exec(text)?.[1]);

test('what is older than it has to be kept is deleted and counted; what is still needed is not', async () => {
  const { prisma, pool } = t.database;
  const accountId = await t.createAccount();
  const { stationId, chargePointId } = await addStation(t.database, accountId);
  const event = (kind: string, at: Date) => ({ chargePointId, kind, at, receivedAt: at });
  await prisma.chargePointEvent.createMany({
    data: [
      event('connected', ago(50)),
      event('connected', ago(40)),
      event('status', ago(11)),
      event('status', ago(9)),
    ],
  });
  const session = { accountId, stationId, chargePointId, startedAt: ago(60), endedAt: ago(59) };
  const closed = await addSession(t.database, session);
  const waiting = await addSession(t.database, session);
  await prisma.session.update({ where: { id: waiting }, data: { review: 'open' } });
  const reading = (sessionId: number, at: Date) => ({
    chargePointId,
    connectorId: 1,
    sessionId,
    at,
    receivedAt: at,
    fingerprint: BigInt(sessionId),
  });
  await prisma.meterReading.createMany({
    data: [reading(closed, ago(21)), reading(closed, ago(19)), reading(waiting, ago(21))],
  });
  const command = (requestedAt: Date, finishedAt: Date | null) => ({
    id: randomUUID(),
    accountId,
    chargePointId,
    action: 'ClearCache',
    params: {},
    requestedById: 'x',
    requestedByRole: 'owner',
    requestedAt,
    deadlineAt: requestedAt,
    finishedAt,
  });
  await prisma.command.createMany({
    data: [command(ago(31), ago(31)), command(ago(31), null), command(ago(29), ago(29))],
  });
  const alert = (kind: string, lastAt: Date, acknowledgedAt: Date | null) => ({
    accountId,
    chargePointId,
    kind,
    firstAt: lastAt,
    lastAt,
    acknowledgedAt,
  });
  await prisma.alert.createMany({
    data: [alert('a', ago(41), ago(41)), alert('b', ago(41), null), alert('c', ago(39), ago(39))],
  });

  await deleteOld(pool, days, now);
  await deleteOld(pool, days, now);

  const events = await prisma.chargePointEvent.findMany({ where: { chargePointId }, orderBy: { id: 'asc' } });
  expect(events.map(({ kind, at }) => [kind, at])).toEqual([
    ['connected', ago(40)],
    ['status', ago(9)],
  ]);
  const readings = await prisma.meterReading.findMany({ where: { chargePointId }, orderBy: { at: 'asc' } });
  expect(readings.map(({ sessionId, at }) => [sessionId, at])).toEqual([
    [waiting, ago(21)],
    [closed, ago(19)],
  ]);
  expect(await prisma.command.count({ where: { chargePointId } })).toBe(2);
  const alerts = await prisma.alert.findMany({ where: { chargePointId }, orderBy: { kind: 'asc' } });
  expect(alerts.map(({ kind }) => kind)).toEqual(['b', 'c']);
  expect(await prisma.session.count({ where: { chargePointId } })).toBe(2);

  const registry = new Registry();
  reportRetention(registry, pool);
  const text = await registry.metrics();
  for (const [table, deleted] of [
    ['charge_point_event', 2],
    ['meter_reading', 1],
    ['command', 1],
    ['alert', 1],
  ] as const)
    expect(text).toContain(`laadpoort_retention_deleted_rows{table="${table}"} ${deleted}\n`);
  expect(text).toContain('laadpoort_retention_days{table="alert"} 40\n');
  expect(text).toContain(
    `laadpoort_retention_ran_timestamp_seconds{table="command"} ${now.getTime() / 1_000}\n`,
  );
  expect(ratioOf(text)).toBeGreaterThan(0);
});
