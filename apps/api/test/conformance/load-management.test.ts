import { expect } from 'vitest';
import { conformance } from './case.ts';
import { shareConnection } from './shared-connection.ts';

// A cycle of a second.
const { derived } = conformance({ pace: 0.1 });

derived('D30 a limit is lowered everywhere before one is raised anywhere', async ({ central }) => {
  const site = await shareConnection(central, 3);
  const [first, second, third] = site.chargers;
  if (!first || !second || !third) throw new Error('three chargers');
  await first.plugIn();
  await site.put(site.connection(32, 6));
  await site.until(first, { confirmedA: 32, reason: 'demand-met' });
  expect(site.sumA()).toBeLessThanOrEqual(32);

  first.answersAfterMs = 500;
  await second.plugIn();
  await site.until(second, { confirmedA: 16, reason: 'shared' });
  await third.plugIn();
  await site.until(third, { confirmedA: 10.6, reason: 'shared' });
  await site.until(first, { confirmedA: 10.6 });
  await first.unplug();
  await site.until(third, { confirmedA: 16 });
  expect(site.highestA()).toBeLessThanOrEqual(32);
  await site.close();
});

derived(
  'D31 a charger that goes offline keeps its share until it falls back to the safe one',
  async (tool) => {
    const site = await shareConnection(tool.central, 2);
    const [first, second] = site.chargers;
    if (!first || !second) throw new Error('two chargers');
    await first.plugIn();
    await site.put(site.connection(32, 6));
    await site.until(first, { confirmedA: 32 });
    await first.tool.close();
    await site.until(first, { isConnected: false, reason: 'offline', countedA: 32 });
    await second.plugIn();
    await site.until(second, { demandA: 32, allowedA: 0, reason: 'waiting' });
    expect(second.limitA()).toBe(0);
    // Its schedule runs out: from then on it has its safe share, and the other charger the rest.
    const lapsed = Date.now() - 60_000;
    const { prisma } = tool.central.t.database;
    const row = await prisma.loadLimit.findUniqueOrThrow({
      where: { chargePointId: first.tool.chargePointId },
    });
    const memory = row.memory as { held: { confirmed: { untilMs: number } } };
    memory.held.confirmed.untilMs = lapsed;
    await prisma.loadLimit.update({
      where: { chargePointId: first.tool.chargePointId },
      data: { memory },
    });
    await site.until(second, { confirmedA: 26, reason: 'shared' });
    await site.until(first, { countedA: 6, reason: 'offline' });
    await site.close();
  },
);

derived('D32 a charger that refuses every profile counts with all that it can draw', async ({ central }) => {
  const site = await shareConnection(central, 2);
  const [first, second] = site.chargers;
  if (!first || !second) throw new Error('two chargers');
  first.answers = () => 'Rejected';
  await second.plugIn();
  await site.put(site.connection(40, 6));
  await site.until(first, { reason: 'refuses', countedA: 32, confirmedA: null });
  await site.until(second, { confirmedA: 8, reason: 'shared' });
  const { alerts } = (await second.tool.api('owner', 'GET', '/api/alerts')) as { alerts: object[] };
  expect(alerts).toContainEqual(
    expect.objectContaining({ chargePointId: first.tool.chargePointId, kind: 'limit-not-kept' }),
  );
  await site.close();
});

derived(
  'D32 a charger that takes only W, or only the lowest place in the stack, is told so',
  async (tool) => {
    const site = await shareConnection(tool.central, 2);
    const [watts, lowest] = site.chargers;
    if (!watts || !lowest) throw new Error('two chargers');
    const { prisma } = tool.central.t.database;
    await prisma.configurationKey.create({
      data: {
        chargePointId: lowest.tool.chargePointId,
        key: 'ChargeProfileMaxStackLevel',
        value: '8',
        readonly: true,
        readAt: new Date(),
      },
    });
    watts.answers = ({ chargingSchedule }) =>
      chargingSchedule.chargingRateUnit === 'W' ? 'Accepted' : 'Rejected';
    lowest.answers = ({ stackLevel }) => (stackLevel === 0 ? 'Accepted' : 'Rejected');
    await lowest.plugIn();
    await site.put(site.connection(32, 6));
    await site.until(watts, { confirmedA: 0, reason: 'no-car' });
    await site.until(lowest, { confirmedA: 32, reason: 'demand-met' });
    expect(watts.accepted?.chargingSchedule.chargingRateUnit).toBe('W');
    expect(watts.accepted?.chargingSchedule.chargingSchedulePeriod).toMatchObject([
      { limit: 0 },
      { limit: 1380 },
    ]);
    expect(lowest.profiles[0]?.stackLevel).toBe(8);
    expect(lowest.accepted?.stackLevel).toBe(0);
    await site.close();
  },
);

derived(
  'D32 a charger that goes on at a limit of 0 keeps its minimum, and that counts',
  async ({ central }) => {
    const site = await shareConnection(central, 2);
    const [ignoring, other] = site.chargers;
    if (!ignoring || !other) throw new Error('two chargers');
    await other.plugIn();
    await site.put(site.connection(32, 6));
    await site.until(other, { confirmedA: 32 });
    await site.until(ignoring, { confirmedA: 0 });
    await expect
      .poll(
        async () => {
          await ignoring.measure(6);
          return (await site.of(other)).confirmedA;
        },
        { timeout: 45_000, interval: 200 },
      )
      .toBe(26);
    await site.until(ignoring, { countedA: 6 });
    await site.close();
  },
);

derived('D34 a silent meter counts as the worst case, and then as safe mode', async ({ central }) => {
  const site = await shareConnection(central, 2);
  const [first] = site.chargers;
  if (!first) throw new Error('a charger');
  await first.plugIn();
  await site.put(site.connection(40, 6, { baseLoadA: 20, metered: true }));
  expect(await site.read()).toMatchObject({ mode: 'safe' });
  await site.until(first, { confirmedA: 6, reason: 'safe-mode' });

  await site.reading([4, 12, 6], new Date());
  await site.until(first, { confirmedA: 28, reason: 'shared' });
  expect(await site.read()).toMatchObject({
    mode: 'measured',
    baseLoadA: [4, 12, 6],
    tightestPhase: 'L2',
    availableA: 28,
  });

  // The meter falls silent: the same reading, a while later.
  const grow = (ageMs: number) =>
    central.t.database.prisma.gridConnection.update({
      where: { stationId: site.stationId },
      data: { readingAt: new Date(Date.now() - ageMs) },
    });
  await grow(31_000);
  await site.until(first, { confirmedA: 20, reason: 'shared' });
  expect(await site.read()).toMatchObject({ mode: 'worst-case', availableA: 20 });
  await grow(301_000);
  await site.until(first, { confirmedA: 6, reason: 'safe-mode' });
  await site.close();
});
