import type { ChargePointErrorCode } from '@laadpoort/ocpp/messages/values';
import type { Timer } from '../clock.ts';
import type { Car } from './car.ts';

export type ConnectorStatus =
  | 'Available'
  | 'Preparing'
  | 'Charging'
  | 'SuspendedEV'
  | 'SuspendedEVSE'
  | 'Finishing'
  | 'Reserved'
  | 'Unavailable'
  | 'Faulted';

export interface PluggedCar {
  car: Car;
  socPercent: number;
  paused: boolean;
  /** Simulated seconds at which it last began to draw; decides the ramp. */
  drawingSince: number;
}

export interface PresentedCard {
  idTag: string;
  parentIdTag: string | undefined;
}

export interface Transaction extends PresentedCard {
  /** The charge point's own name for it. */
  key: string;
  /** Given by the central system; null while StartTransaction is in the queue or was dropped. */
  id: number | null;
  meterStartWh: number;
  startedAt: string;
}

export interface Reservation extends PresentedCard {
  id: number;
  /** 0: one of all connectors. */
  connectorId: number;
  expiry: Timer;
}

/** Who has the connector now. */
export type ConnectorUse =
  | { kind: 'free' }
  | { kind: 'awaiting-cable'; card: PresentedCard; timeOut: Timer }
  | { kind: 'plugged'; plugged: PluggedCar }
  | { kind: 'charging'; plugged: PluggedCar; transaction: Transaction; sampling: Timer }
  | { kind: 'finishing'; plugged: PluggedCar | null };

export interface Fault {
  errorCode: ChargePointErrorCode;
  vendorErrorCode: string | undefined;
  info: string | undefined;
}
