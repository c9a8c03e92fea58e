import type { ChargePointErrorCode } from '@laadpoort/ocpp/messages/values';
import { assembleDevice } from './assemble-device.ts';
import type { Car } from './connectors/car.ts';
import type { TapOutcome } from './connectors/card-reader.ts';
import type { ChargePointEvent, Listener } from './events.ts';
import type { ChargePointMemory } from './memory.ts';
import type { ChargePointOptions } from './options.ts';
import { snapshot, type ChargePointState } from './state.ts';
import { waiters } from './waiters.ts';

/** A charge point that a person, a test or a scenario can handle as if it hung on the wall. */
export interface SimulatedChargePoint {
  readonly identity: string;
  readonly state: ChargePointState;
  /** Switches the power on; it connects and boots by itself. */
  start(): void;
  /** Switches everything off and closes its socket; returns what it keeps without power. */
  stop(): Promise<ChargePointMemory>;
  plugIn(connectorId: number, car?: Partial<Car>): void;
  unplug(connectorId: number): void;
  tapCard(idTag: string, connectorId?: number): Promise<TapOutcome>;
  pauseCar(connectorId: number): void;
  resumeCar(connectorId: number): void;
  finishCar(connectorId: number): void;
  fault(connectorId: number, errorCode: ChargePointErrorCode, vendorErrorCode?: string, info?: string): void;
  clearFault(connectorId: number): void;
  /** The lock will not open until the next restart. */
  jamLock(connectorId: number): void;
  /** A SecurityEventNotification, e.g. `TamperDetectionActivated`. */
  securityEvent(type: string, techInfo?: string): Promise<void>;
  goOffline(): Promise<void>;
  goOnline(): void;
  /** Mains gone and back: transactions end with PowerLoss after the boot. */
  powerCycle(): Promise<void>;
  /** Returns the function that ends the subscription. */
  on(listener: Listener): () => void;
  /** Resolves as soon as the state, looked at after each event, fits; rejects after the real milliseconds. */
  waitFor(fits: (state: ChargePointState) => boolean, timeoutMs?: number): Promise<ChargePointState>;
  /** Resolves at the next event that fits. */
  nextEvent(fits: (event: ChargePointEvent) => boolean, timeoutMs?: number): Promise<ChargePointEvent>;
}

/** Makes a charge point that is still without power; `start()` switches it on. */
export const createChargePoint = (options: ChargePointOptions): SimulatedChargePoint => {
  const listeners = new Set<Listener>();
  const device = assembleDevice(options, (event) => {
    for (const listener of listeners) listener(event);
  });
  const { cardReader, cars, connectors, link, power } = device;
  const connector = (id: number) => {
    const found = connectors[id - 1];
    if (found === undefined) throw new RangeError(`No connector ${id}`);
    return found;
  };
  const on = (listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    identity: options.identity,
    get state() {
      return snapshot(device);
    },
    start: () => power.on(),
    async stop() {
      await power.off('PowerLoss');
      return device.memory();
    },
    plugIn: (id, car = {}) => cars.connect(connector(id), car),
    unplug: (id) => cars.disconnect(connector(id)),
    tapCard: (idTag, id) => cardReader.tap(idTag, id),
    pauseCar: (id) => cars.pause(connector(id), true),
    resumeCar: (id) => cars.pause(connector(id), false),
    finishCar: (id) => cars.finish(connector(id)),
    fault: (id, errorCode, vendorErrorCode, info) =>
      cars.raiseFault(connector(id), { errorCode, vendorErrorCode, info }),
    clearFault: (id) => cars.clearFault(connector(id)),
    jamLock: (id) => {
      connector(id).lockJammed = true;
    },
    securityEvent: device.sendSecurityEvent,
    goOffline: () => link.unplugNetwork(),
    goOnline: () => link.plugNetwork(),
    powerCycle: () => power.restart('PowerLoss'),
    on,
    ...waiters(on, () => snapshot(device)),
  };
};
