import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { raiseAlert, type AlertFacts } from './raise-alert.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const alertsOf = async (kinds: readonly AlertFacts['kind'][]) => {
  const accountId = await t.createAccount();
  const { chargePointId } = await addStation(t.database, accountId);
  for (const kind of kinds)
    await raiseAlert(t.database.pool, {
      accountId,
      chargePointId,
      kind,
      detail: { skewSeconds: 90 },
      at: t.clock.now,
    });
  const where = { chargePointId };
  const alerts = await t.database.prisma.alert.findMany({ where, orderBy: { kind: 'asc' } });
  const events = await t.database.prisma.chargePointEvent.findMany({ where });
  return { alerts: alerts.map(({ kind, times }) => ({ kind, times })), events };
};

test('while an alert is open, the same again is counted and told once', async () => {
  const { alerts, events } = await alertsOf(['clock', 'clock', 'silent', 'clock']);
  expect(alerts).toEqual([
    { kind: 'clock', times: 3 },
    { kind: 'silent', times: 1 },
  ]);
  expect(events).toMatchObject([
    { kind: 'alert', detail: { kind: 'clock', skewSeconds: 90 } },
    { kind: 'alert', detail: { kind: 'silent' } },
  ]);
});

test('what the charger’s events tell already is not told twice', async () => {
  const { alerts, events } = await alertsOf(['security-event']);
  expect(alerts).toEqual([{ kind: 'security-event', times: 1 }]);
  expect(events).toEqual([]);
});
