import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import type { OcppApp, TestCharger } from '../ocpp-app.ts';

export const card = '04A1B2C3D4E580';

export interface QuirkyCharger {
  readonly charger: TestCharger;
  readonly station: SimulatedChargePoint;
}

export interface Equipment extends Partial<ChargePointOptions> {
  /** How the product treats it, where that differs from the standard. */
  readonly treated?: Partial<Quirks>;
}

/** A simulated real charger, online. It runs twenty times faster than real time and samples every half second. */
export const startCharger = async (
  t: OcppApp,
  { treated = {}, ...equipment }: Equipment,
): Promise<QuirkyCharger> => {
  const charger = await t.addCharger({ authorizationMode: 'free' });
  await t.db.prisma.chargePoint.update({ where: { id: charger.id }, data: { quirkOverrides: treated } });
  await t.db.prisma.connector.deleteMany({ where: { chargePointId: charger.id, connectorId: 2 } });
  // What was just written is known when its notification has come.
  await vi.waitFor(
    () => expect(t.kernel.directory.findById(charger.id)?.quirks).toMatchObject(treated),
    10_000,
  );
  const station = createChargePoint({
    url: t.url,
    identity: charger.identity,
    password: charger.key,
    timeScale: 20,
    meterSampleIntervalSeconds: 10,
    connectors: [
      { socketType: 'Type 2', fixedCable: true, phases: 3, maxCurrentA: 32, registerWh: 1_000_000 },
    ],
    ...equipment,
  });
  station.start();
  await station.waitFor(({ link }) => link === 'online');
  return { charger, station };
};

const isDelivered = (station: SimulatedChargePoint) =>
  station.waitFor(({ queuedMessages }) => queuedMessages === 0, 10_000);

/** A car is plugged in, charges for a second and a half, and leaves; everything is delivered at the end. */
export const chargeOnce = async (
  { station }: QuirkyCharger,
  { idTag = card, connectorId = 1 } = {},
): Promise<void> => {
  station.plugIn(connectorId, { maxPowerW: 1_500, phases: 1 });
  expect(await tapUntilAsked(station, idTag, connectorId)).toBe('started');
  await sleep(1_500);
  expect(await station.tapCard(idTag, connectorId)).toBe('stopped');
  station.unplug(connectorId);
  await isDelivered(station);
  await station.waitFor(({ connectors }) => connectors[connectorId - 1]?.status === 'Available');
  // What a quirk adds on its own follows after that.
  await sleep(300);
};

/** Whose card is refused because the charger lost its connection a moment ago taps again. */
const tapUntilAsked = async (
  station: SimulatedChargePoint,
  idTag: string,
  connectorId: number,
): ReturnType<SimulatedChargePoint['tapCard']> => {
  for (;;) {
    await station.waitFor(({ link }) => link === 'online');
    const outcome = await station.tapCard(idTag, connectorId);
    if (outcome !== 'refused' || station.state.link === 'online') return outcome;
  }
};

/** What every charger may expect: each message stored and answered, and none of them in quarantine. */
export const expectNothingLost = async (t: OcppApp, { charger, station }: QuirkyCharger): Promise<void> => {
  expect(station.state.queuedMessages).toBe(0);
  const { rows } = await t.db.pool.query(
    `SELECT action, error_code FROM ocpp_message
      WHERE charge_point_id = $1 AND direction = 'in' AND error_code IS NOT NULL`,
    [charger.id],
  );
  expect(rows).toEqual([]);
  expect(await t.db.prisma.ocppQuarantine.count({ where: { chargePointId: charger.id } })).toBe(0);
};

export const sessionsOf = (t: OcppApp, { charger }: QuirkyCharger) =>
  t.db.prisma.session.findMany({ where: { chargePointId: charger.id }, orderBy: { id: 'asc' } });

/** How often the charger has sent a message, according to the log. */
export const countOf = async (t: OcppApp, { charger }: QuirkyCharger, action: string): Promise<number> => {
  const { rows } = await t.db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ocpp_message WHERE charge_point_id = $1 AND direction = 'in' AND action = $2`,
    [charger.id, action],
  );
  return rows[0]?.count ?? 0;
};
