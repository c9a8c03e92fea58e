import type { FirmwareBehaviour } from './maintenance/firmware-update.ts';
import type { LogBehaviour } from './maintenance/logs.ts';
import type { ChargePointMemory } from './memory.ts';
import type { QuirkName } from './quirks/quirks.ts';

/** One socket or fixed cable of the simulated charge point. */
export interface ConnectorSpec {
  socketType: 'Type 2' | 'CCS' | 'CHAdeMO' | 'Type 1' | 'Schuko';
  fixedCable: boolean;
  phases: 1 | 3;
  maxCurrentA: number;
  /** Lifetime register at the first start; made up from the seed when absent. */
  registerWh?: number;
}

/** A car as the charge point sees it through the cable. */
export interface Car {
  maxPowerW: number;
  batteryWh: number;
  socPercent: number;
  /** Phases its on-board charger uses; all phases of the connector when absent. */
  phases?: 1 | 3;
}

export interface ChargePointOptions {
  /** Base URL of the central system; the identity is appended as a path segment. */
  url: string;
  /** The same for TLS (wss); null when it knows none and stays below security profile 2. */
  secureUrl?: string | null;
  /** Kind of the key of its certificate. */
  certificateKey?: 'EC' | 'RSA';
  identity: string;
  password?: string | Uint8Array;
  vendor?: string;
  model?: string;
  serialNumber?: string;
  firmwareVersion?: string;
  /** What goes wrong with firmware updates; nothing, unless given. */
  firmwareBehaviour?: FirmwareBehaviour;
  /** How it brings logs; by PUT, unless given. */
  logBehaviour?: LogBehaviour;
  /** Behaves as one of the chargers in the field that differ from the specification, or as several at once. */
  quirk?: QuirkName | readonly QuirkName[] | null;
  connectors?: readonly ConnectorSpec[];
  /**
   * How many times faster than real life its timers and its charging run. Time stamps stay in real
   * time: a charge point hours ahead of the central system would be taken for one with a broken clock.
   */
  timeScale?: number;
  /** Its clock is this much ahead of the time that the central system gave. */
  clockSkewMs?: number;
  meterSampleIntervalSeconds?: number;
  rebootSeconds?: number;
  /** How long it waits for an answer, in real milliseconds. */
  callTimeoutMs?: number;
  /** Initial values of writable or read-only configuration keys, e.g. `{ AuthorizeRemoteTxRequests: 'true' }`. */
  configuration?: Readonly<Record<string, string>>;
  /** What `stop()` of an earlier run returned. */
  memory?: ChargePointMemory;
  /** Same seed, same made-up values and jitter. */
  seed?: number;
}

export const type2Socket: ConnectorSpec = {
  socketType: 'Type 2',
  fixedCable: false,
  phases: 3,
  maxCurrentA: 32,
};

export const defaultCar: Car = { maxPowerW: 11_000, batteryWh: 64_000, socPercent: 35 };
