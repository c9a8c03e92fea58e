import type { InboundHandlers, CentralSystem } from '@laadpoort/ocpp/server/options';
import type { AdmissionLimits } from '@laadpoort/ocpp/server/admission-limits';
import type { LateAnswer } from '@laadpoort/ocpp/calls/outcome';
import type { Patience } from '@laadpoort/ocpp/calls/patience';
import type { Transport } from '@laadpoort/ocpp/handshake/handshake';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Bus } from '#platform/bus/bus.ts';
import type { Database } from '#platform/database/database.ts';
import type { Background } from '#platform/jobs/background.ts';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { Publish } from '../events.ts';
import type { Settings } from '../kernel.ts';
import type { Ask } from '../questions.ts';
import type { OcppMetrics } from './ocpp-metrics.ts';
import type { Log } from '#platform/process/log.ts';

/** What tests and benchmarks set about the ocppServer. */
export interface UpgradeOptions {
  readonly limits?: Partial<AdmissionLimits>;
  readonly isTrustedAddress?: (address: string) => boolean;
  readonly transportOf?: (request: IncomingMessage) => Transport;
  readonly patience?: Partial<Patience>;
}

export interface ConnectionsOptions extends UpgradeOptions {
  readonly db: Database;
  readonly bus: Bus;
  readonly metrics: Registry;
  readonly now: () => Date;
  readonly log: Log;
  readonly settings: Pick<Settings, 'pepper' | 'requiresTls' | 'messageLogDays' | 'messageLogBytesPerDay'>;
  readonly directory: ChargePointDirectory;
  readonly background: Background;
  readonly publish: Publish;
  readonly ask: Ask;
  /** Filled before the first handshake. */
  readonly handlers: InboundHandlers<ChargePointEntry>;
  /** Open browsers show who is connected. */
  readonly changed: (chargePoint: ChargePointEntry) => void;
  /** A message that could not be read waits for a person. */
  readonly quarantined: (chargePoint: ChargePointEntry) => void;
  /** Sends a command that another process wrote. */
  readonly deliver: (commandId: string, chargePointId: string) => void;
  readonly onLateAnswer: (answer: LateAnswer<ChargePointEntry>) => void;
}

/** The sockets of all charge points: who is let in, who is connected, and the record of both. */
export interface Connections {
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Calls a connected charge point; see packages/ocpp. Never rejects. */
  readonly send: CentralSystem<unknown>['send'];
  /** Whether any process has its socket. */
  readonly isConnected: (chargePointId: string) => boolean;
  readonly isConnectedHere: (chargePointId: string) => boolean;
  readonly disconnect: (chargePointId: string, reason: string) => void;
  readonly countBatch: OcppMetrics['batch'];
  /** Refuses upgrades, lets running handlers answer, closes the sockets, and stores all of it. */
  drain(graceMs?: number): Promise<void>;
  /** Writes what is left, after the last message. */
  close(): Promise<void>;
}
