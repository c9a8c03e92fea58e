import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { readChargers } from './read-chargers.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

test('a charging point that a person has removed counts while a car is there', async () => {
  const charger = await t.addCharger();
  const read = () => readChargers(t.kernel, t.db.prisma, charger.stationId);
  const where = { chargePointId: charger.id };
  const set = (ocppStatus: string) =>
    t.db.prisma.connector.updateMany({
      where: { ...where, connectorId: 2 },
      data: { setUp: 'hidden', ocppStatus },
    });
  await t.db.prisma.connector.updateMany({ where, data: { maxCurrentA: 32, ocppStatus: 'Charging' } });
  expect(await read()).toMatchObject([{ ratedA: 64, demandA: 64 }]);
  await set('Charging');
  expect(await read()).toMatchObject([{ ratedA: 64, demandA: 64 }]);
  await set('Available');
  expect(await read()).toMatchObject([{ ratedA: 32, demandA: 32 }]);
});

test('a limit of each connector holds for a removed one too, before a car comes there', async () => {
  const charger = await t.addCharger();
  const where = { chargePointId: charger.id, connectorId: 2 };
  await t.db.prisma.connector.updateMany({ where, data: { setUp: 'hidden', ocppStatus: 'Available' } });
  expect(await readChargers(t.kernel, t.db.prisma, charger.stationId)).toMatchObject([
    { wiring: { connectors: 2 } },
  ]);
});
