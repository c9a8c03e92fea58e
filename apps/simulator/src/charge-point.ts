import type { ChargePointErrorCode } from '@laadpoort/ocpp/messages/values';
import {
  clearFault,
  connectCar,
  disconnectCar,
  finishCar,
  pauseCar,
  raiseFault,
} from './connectors/cable.ts';
import { tapCard, type TapOutcome } from './connectors/card-reader.ts';
import type { ChargePointEvent, Listener } from './events.ts';
import { connectorOf } from './device.ts';
import { assembleDevice } from './assemble-device.ts';
import { memoryOf, type ChargePointMemory } from './memory.ts';
import type { Car, ChargePointOptions } from './options.ts';
import { powerOff, powerOn, reboot } from './maintenance/power.ts';
import { tellSecurityEvent } from './security/security.ts';
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
export function createChargePoint(options: ChargePointOptions): SimulatedChargePoint {
  const listeners = new Set<Listener>();
  const device = assembleDevice(options, (event) => {
    for (const listener of listeners) listener(event);
  });
  const connector = (id: number) => connectorOf(device, id);
  const on = (listener: Listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    identity: options.identity,
    get state() {
      return snapshot(device);
    },
    start: () => powerOn(device),
    async stop() {
      await powerOff(device, 'PowerLoss');
      return memoryOf(device);
    },
    plugIn: (id, car = {}) => connectCar(device, connector(id), car),
    unplug: (id) => disconnectCar(device, connector(id)),
    tapCard: (idTag, id) => tapCard(device, idTag, id),
    pauseCar: (id) => pauseCar(device, connector(id), true),
    resumeCar: (id) => pauseCar(device, connector(id), false),
    finishCar: (id) => finishCar(device, connector(id)),
    fault: (id, errorCode, vendorErrorCode, info) =>
      raiseFault(device, connector(id), { errorCode, vendorErrorCode, info }),
    clearFault: (id) => clearFault(device, connector(id)),
    jamLock: (id) => {
      connector(id).lockJammed = true;
    },
    securityEvent: (type, techInfo) => tellSecurityEvent(device, type, techInfo),
    goOffline: () => device.link.unplugNetwork(),
    goOnline: () => device.link.plugNetwork(),
    powerCycle: () => reboot(device, 'PowerLoss'),
    on,
    ...waiters(on, () => snapshot(device)),
  };
}
