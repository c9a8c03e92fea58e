import { presentCard } from './card.ts';
import { plugIn, type Connector, type Fault } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { advanceMeter } from './meter.ts';
import type { Car } from './options.ts';
import { dropReservation } from './reservation.ts';
import { reportStatus } from './status.ts';
import { stopTransaction } from './transaction.ts';

/** Between the end of a transaction at the car's side and the connector being free. */
const releaseSeconds = 1;

export function connectCar(firmware: Firmware, connector: Connector, car: Partial<Car>): void {
  const { use } = connector;
  const plugged = plugIn(car, firmware.clock.elapsedSeconds());
  if (use.kind === 'free' || (use.kind === 'finishing' && use.plugged === null)) {
    connector.use = { kind: 'plugged', plugged };
    void reportStatus(firmware, connector);
  } else if (use.kind === 'awaiting-cable') {
    use.timeOut.cancel();
    connector.use = { kind: 'plugged', plugged };
    presentCard(firmware, connector, use.card);
  } else {
    throw new Error(`Connector ${connector.id} already has a car`);
  }
}

export function disconnectCar(firmware: Firmware, connector: Connector): void {
  stopTransaction(firmware, connector, 'EVDisconnected');
  const { use } = connector;
  if (use.kind !== 'plugged' && use.kind !== 'finishing') return;
  connector.use = { kind: 'finishing', plugged: null };
  const empty = connector.use;
  firmware.clock.after(releaseSeconds, () => {
    if (connector.use !== empty) return;
    connector.use = { kind: 'free' };
    void reportStatus(firmware, connector);
  });
}

/** The car stops or resumes drawing by itself: a timer in the car, a battery too cold or too hot. */
export function pauseCar(firmware: Firmware, connector: Connector, paused: boolean): void {
  if (connector.use.kind !== 'charging') return;
  const elapsed = firmware.clock.elapsedSeconds();
  advanceMeter(connector, elapsed);
  const { plugged } = connector.use;
  plugged.paused = paused;
  plugged.drawingSince = elapsed;
  void reportStatus(firmware, connector);
}

/** The battery reports full, whatever was left in the sum. */
export function finishCar(firmware: Firmware, connector: Connector): void {
  if (connector.use.kind !== 'charging') return;
  advanceMeter(connector, firmware.clock.elapsedSeconds());
  connector.use.plugged.socPercent = 100;
  void reportStatus(firmware, connector);
}

/** The contactor opens: a running transaction ends, the car stays plugged. */
export function raiseFault(firmware: Firmware, connector: Connector, fault: Fault): void {
  stopTransaction(firmware, connector, 'Other');
  connector.fault = fault;
  dropReservation(firmware, connector);
  void reportStatus(firmware, connector);
}

export function clearFault(firmware: Firmware, connector: Connector): void {
  connector.fault = null;
  void reportStatus(firmware, connector);
}
