import type { SimulatedChargePoint } from '../charge-point.ts';
import { randomBetween, type Random } from '../random.ts';
import { anyCar } from './cars.ts';
import type { Visit } from './scenario.ts';

export interface ScenarioContext {
  random: Random;
  /** Simulated seconds; rejects when the scenario ends. */
  wait: (seconds: number) => Promise<void>;
}

/** One visit from arrival to departure. A driver who finds the connector taken, faulted or out of order leaves. */
export const driveVisit = async (
  station: SimulatedChargePoint,
  connectorId: number,
  visit: Visit,
  idTag: string,
  { random, wait }: ScenarioContext,
): Promise<void> => {
  const connector = () => station.state.connectors[connectorId - 1];
  if (connector()?.status !== 'Available') return;
  const car = anyCar(random);

  if (visit.order === 'plug-first') {
    station.plugIn(connectorId, car);
    await wait(6);
    await station.tapCard(idTag, connectorId);
  } else {
    const outcome = await station.tapCard(idTag, connectorId);
    await wait(8);
    if (outcome === 'plug-in-now' && connector()?.plugged === false) station.plugIn(connectorId, car);
  }

  if (connector()?.transaction?.idTag === idTag) {
    const staySeconds = randomBetween(random, ...visit.stayMinutes) * 60;
    await wait(staySeconds / 2);
    await midway(station, connectorId, visit, wait);
    await wait(staySeconds / 2);
    if (visit.leave === 'card' && connector()?.transaction?.idTag === idTag) {
      await station.tapCard(idTag, connectorId);
    }
  }
  await wait(15);
  if (connector()?.plugged === true) station.unplug(connectorId);
};

const midway = async (
  station: SimulatedChargePoint,
  connectorId: number,
  { midway }: Visit,
  wait: ScenarioContext['wait'],
): Promise<void> => {
  switch (midway) {
    case 'car-pauses':
      station.pauseCar(connectorId);
      await wait(60);
      station.resumeCar(connectorId);
      break;
    case 'car-is-full':
      station.finishCar(connectorId);
      break;
    case 'fault':
      station.fault(connectorId, 'GroundFailure', 'E-RCD-30', 'Residual current above 30 mA');
      await wait(75);
      station.clearFault(connectorId);
      break;
    case undefined:
      break;
  }
};
