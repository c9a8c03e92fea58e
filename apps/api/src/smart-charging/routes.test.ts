import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let support: TestPerson;
let chargePointId: string;
beforeAll(async () => {
  t = await buildTestApp();
  const owner = await t.signIn({ role: 'owner' });
  support = await t.signIn({ platformRole: 'support', name: 'Sam Support' });
  ({ chargePointId } = await addStation(t.database, owner.accountId));
  await t.database.prisma.chargingProfile.create({
    data: {
      chargePointId,
      connectorId: 1,
      chargingProfileId: 1,
      purpose: 'TxDefaultProfile',
      stackLevel: 0,
      profile: {
        chargingProfileId: 1,
        stackLevel: 0,
        chargingProfilePurpose: 'TxDefaultProfile',
        chargingProfileKind: 'Absolute',
        chargingSchedule: {
          startSchedule: '2026-01-01T00:00:00.000Z',
          chargingRateUnit: 'A',
          chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }],
        },
      },
      state: 'acknowledged',
      answer: 'Accepted',
      setById: support.id,
      setAt: new Date('2026-11-18T11:00:00Z'),
    },
  });
});
afterAll(() => t.close());

const read = async () => {
  const url = `/api/support/charge-points/${chargePointId}/smart-charging`;
  const { profiles, connectors } = (
    await t.app.inject({ method: 'GET', url, headers: support.headers })
  ).json();
  return { state: profiles[0].state, limit: connectors[1].limit };
};

test('a charger keeps its limit while it is away, unless it is known to forget it', async () => {
  expect(await read()).toEqual({ state: 'acknowledged', limit: { limit: 10, unit: 'A' } });
  const quirkOverrides = { profilesAfterReconnect: 'lost' };
  await t.database.prisma.chargePoint.update({ where: { id: chargePointId }, data: { quirkOverrides } });
  await vi.waitFor(async () => expect(await read()).toEqual({ state: 'lost', limit: null }), 10_000);
});
