import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { readChargers } from './read-chargers.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

test('a charging point that a person has removed is not counted', async () => {
  const charger = await t.addCharger();
  const read = () => readChargers(t.kernel, t.db.prisma, charger.stationId);
  const where = { chargePointId: charger.id };
  await t.db.prisma.connector.updateMany({ where, data: { maxCurrentA: 32, ocppStatus: 'Charging' } });
  expect(await read()).toMatchObject([{ ratedA: 64, demandA: 64, wiring: { connectors: 2 } }]);
  await t.db.prisma.connector.updateMany({ where: { ...where, connectorId: 2 }, data: { setUp: 'hidden' } });
  expect(await read()).toMatchObject([{ ratedA: 32, demandA: 32, wiring: { connectors: 1 } }]);
});
