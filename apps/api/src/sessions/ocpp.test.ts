import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const CARD = '04A2E680123456';
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const sample = (timestamp: string, wh: number, watt = 11_000) => ({
  timestamp,
  sampledValue: [
    { value: String(wh), measurand: 'Energy.Active.Import.Register' as const, unit: 'Wh' as const },
    { value: String(watt), measurand: 'Power.Active.Import' as const, unit: 'W' as const },
  ],
});
const session = (id: number) => t.db.prisma.session.findUniqueOrThrow({ where: { id } });

describe('a session', () => {
  it('is started, metered, stopped and priced', async () => {
    await t.addCard(CARD);
    const charger = await t.addCharger();
    const cp = await t.connect(charger);
    const start = { connectorId: 1, idTag: CARD, meterStart: 1_000, timestamp: at(4) };
    const { transactionId, idTagInfo } = await cp.call('StartTransaction', start);
    expect(idTagInfo.status).toBe('Accepted');
    expect(await session(transactionId)).toMatchObject({
      state: 'charging',
      authorizationRule: 'guest',
      energyWh: 0n,
      anomalies: [],
    });

    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [sample(at(3), 1_200)] });
    const running = await session(transactionId);
    expect(running).toMatchObject({ energyWh: 200n, powerW: 11_000 });
    expect(running.amount.toFixed(6)).toBe('0.070000');

    await cp.call('StopTransaction', { transactionId, meterStop: 1_400, timestamp: at(2), reason: 'Local' });
    const ended = await session(transactionId);
    expect(ended).toMatchObject({ state: 'completed', energyWh: 400n, stopReason: 'Local', anomalies: [] });
    expect(ended.amount.toFixed(6)).toBe('0.140000');
    const [day] = await t.db.prisma.sessionDay.findMany({ where: { stationId: charger.stationId } });
    expect(day).toMatchObject({ sessions: 1, energyWh: 400n });
  });
});
