import { createChargePoint, type SimulatedChargePoint } from '../src/charge-point.ts';
import type { ChargePointOptions } from '../src/options.ts';
import { startCentralSystem, type CentralSystem } from './central-system.ts';

export const card = '04A1B2C3D4E580';

/** A booted charge point, its central system, and the end of both. */
export interface Station {
  central: CentralSystem;
  station: SimulatedChargePoint;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Runs 200 times faster than life and takes a reading every minute of its own time. */
export const startStation = async (
  options: Partial<ChargePointOptions> = {},
  answers: Parameters<typeof startCentralSystem>[0] = {},
): Promise<Station> => {
  const central = await startCentralSystem(answers);
  const station = createChargePoint({
    url: central.url,
    identity: 'TEST 1',
    timeScale: 200,
    seed: 7,
    ...options,
  });
  station.start();
  return {
    central,
    station,
    async [Symbol.asyncDispose]() {
      await station.stop();
      await central.close();
    },
  };
};

export const startOnlineStation = async (
  ...parameters: Parameters<typeof startStation>
): Promise<Station> => {
  const started = await startStation(...parameters);
  await started.station.waitFor(({ link }) => link === 'online');
  return started;
};

export const startCharging = async ({ station }: Station, connectorId = 1): Promise<void> => {
  station.plugIn(connectorId);
  await station.tapCard(card, connectorId);
  await station.waitFor(({ connectors }) => typeof connectors[connectorId - 1]?.transaction?.id === 'number');
};

/** All statuses have been sent, and no transaction message waits. */
export const settled = async ({ station }: Station, connectorId: number, status: string): Promise<void> => {
  await station.waitFor(
    ({ connectors, queuedMessages }) =>
      queuedMessages === 0 && connectors[connectorId - 1]?.status === status,
  );
};
