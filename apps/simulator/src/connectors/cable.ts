import { presentCard } from './card-reader.ts';
import { plugIn, type Connector, type Fault } from './connector.ts';
import type { Device } from '../device.ts';
import { advanceMeter } from '../metering/meter.ts';
import type { Car } from '../options.ts';
import { dropReservation } from './reservations.ts';
import { reportStatus } from './status.ts';
import { stopTransaction } from '../transactions/transactions.ts';

/** Between the end of a transaction at the car's side and the connector being free. */
const releaseSeconds = 1;

export function connectCar(device: Device, connector: Connector, car: Partial<Car>): void {
  const { use } = connector;
  const plugged = plugIn(car, device.clock.elapsedSeconds());
  if (use.kind === 'free' || (use.kind === 'finishing' && use.plugged === null)) {
    connector.use = { kind: 'plugged', plugged };
    void reportStatus(device, connector);
  } else if (use.kind === 'awaiting-cable') {
    use.timeOut.cancel();
    connector.use = { kind: 'plugged', plugged };
    presentCard(device, connector, use.card);
  } else {
    throw new Error(`Connector ${connector.id} already has a car`);
  }
}

export function disconnectCar(device: Device, connector: Connector): void {
  stopTransaction(device, connector, 'EVDisconnected');
  const { use } = connector;
  if (use.kind !== 'plugged' && use.kind !== 'finishing') return;
  connector.use = { kind: 'finishing', plugged: null };
  const empty = connector.use;
  device.clock.after(releaseSeconds, () => {
    if (connector.use !== empty) return;
    connector.use = { kind: 'free' };
    void reportStatus(device, connector);
  });
}

/** The car stops or resumes drawing by itself: a timer in the car, a battery too cold or too hot. */
export function pauseCar(device: Device, connector: Connector, paused: boolean): void {
  if (connector.use.kind !== 'charging') return;
  const elapsed = device.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  const { plugged } = connector.use;
  plugged.paused = paused;
  plugged.drawingSince = elapsed;
  void reportStatus(device, connector);
}

/** The battery reports full, whatever was left in the sum. */
export function finishCar(device: Device, connector: Connector): void {
  if (connector.use.kind !== 'charging') return;
  advanceMeter(connector, device.clock.elapsedSeconds());
  connector.use.plugged.socPercent = 100;
  void reportStatus(device, connector);
}

/** The contactor opens: a running transaction ends, the car stays plugged. */
export function raiseFault(device: Device, connector: Connector, fault: Fault): void {
  stopTransaction(device, connector, 'Other');
  connector.fault = fault;
  dropReservation(device, connector);
  void reportStatus(device, connector);
}

export function clearFault(device: Device, connector: Connector): void {
  connector.fault = null;
  void reportStatus(device, connector);
}
