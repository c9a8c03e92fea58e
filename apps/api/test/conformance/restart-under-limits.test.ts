import type { ChargingProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import { NEW_CHARGER } from '@laadpoort/domain/load-management/managed-charger';
import { limitAt } from '@laadpoort/domain/smart-charging/limit-at';
import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { expect, test } from 'vitest';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { openTestDatabase } from '#test/test-database.ts';

const CAPACITY_A = 30;
/** Of the product's cycle, 10 s. */
const PACE = 0.2;

/** Keeps its profile across a restart of the product, as chargers do. */
const charger = (login: TestCharger) => {
  let profile: ChargingProfile | null = null;
  return {
    login,
    limitA: () => (profile && limitAt(profile, new Date(), null)?.limit) ?? 64,
    async connect(app: OcppApp, status: 'Charging' | 'Available'): Promise<ChargePointConnection> {
      const connection = await app.connect(login, {
        SetChargingProfile({ csChargingProfiles }) {
          profile = csChargingProfiles;
          return { status: 'Accepted' };
        },
      });
      await connection.call('StatusNotification', { connectorId: 1, status, errorCode: 'NoError' });
      return connection;
    },
  };
};

test(
  'D33 after a restart limits stand as they were acknowledged, and none is raised in the first cycle',
  { timeout: 90_000 },
  async () => {
    const db = await openTestDatabase();
    const before = await buildOcppApp({ database: db, pace: PACE });
    const accountId = await before.addAccount();
    const first = await before.addCharger({ accountId, pricePerKwh: null });
    const { stationId } = first;
    const logins = [first];
    for (let count = 1; count < 3; count += 1)
      logins.push(await before.addCharger({ accountId, stationId, pricePerKwh: null }));
    for (const { id } of logins) {
      await db.prisma.loadLimit.create({
        data: {
          chargePointId: id,
          fallbackA: 6,
          memory: { ...NEW_CHARGER, held: { confirmed: null, sent: [] } },
        },
      });
    }
    const [stays, loses, away] = logins.map(charger);
    if (!stays || !loses || !away) throw new Error('three chargers');
    const all = [stays, loses, away];
    for (const each of all) await each.connect(before, 'Charging');
    await db.prisma.gridConnection.create({
      data: {
        stationId,
        capacityA: CAPACITY_A,
        baseLoadA: 0,
        metered: false,
        changedById: 'test',
        changedAt: new Date(),
      },
    });
    const soon = { timeout: 45_000, interval: 10 };
    await expect.poll(() => all.map(({ limitA }) => limitA()), soon).toEqual([10, 10, 10]);
    await before.close();

    const startedMs = Date.now();
    const after = await buildOcppApp({ database: db, pace: PACE });
    // In the meantime the car of one charger has left, and another charger does not come back.
    await stays.connect(after, 'Charging');
    await loses.connect(after, 'Available');
    let highestA = 0;
    await expect
      .poll(() => {
        highestA = Math.max(highestA, stays.limitA() + loses.limitA() + away.limitA());
        return [stays.limitA(), loses.limitA(), away.limitA()];
      }, soon)
      .toEqual([20, 0, 10]);
    expect(highestA).toBeLessThanOrEqual(CAPACITY_A);
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(10_000 * PACE);
    expect(after.faults).toEqual([]);
    await after.close();
    await db.close();
  },
);
