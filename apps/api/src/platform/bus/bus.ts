import type { LiveEvent } from '@laadpoort/contract/wire/live-events';

/**
 * What the processes of one installation tell each other. It carries ids only: the rows are the truth, and whatever is
 * lost here is found there again.
 */
export interface Bus {
  /** False if others may serve chargers on the same database. */
  readonly isAlone: boolean;
  relayLive(accountId: string, event: LiveEvent): void;
  onLive(listener: (accountId: string, event: LiveEvent) => void): void;
  /** Announces this process as the holder of a charge point's socket, until the returned function is called. */
  serve(chargePointId: string, deliver: (commandId: string) => void): () => void;
  /** Announces that this process has a connection of the charge point: older ones elsewhere are over. */
  tookOver(chargePointId: string, epoch: bigint): void;
  onTakenOver(listener: (chargePointId: string, epoch: bigint) => void): void;
  /** Passes a command to the process that holds the socket; false if none does. */
  readonly handOver: (chargePointId: string, commandId: string) => Promise<boolean>;
  /** Whether another process announced that it holds the socket. */
  isServedElsewhere(chargePointId: string): boolean;
  /** Whether that is known of all of them: not during an interruption, nor shortly after one or after the start. */
  knowsTheOthers(): boolean;
  close(): Promise<void>;
}

/** The bus of an installation of one process: nobody to tell. */
export const localBus: Bus = {
  isAlone: true,
  relayLive: () => undefined,
  onLive: () => undefined,
  serve: () => () => undefined,
  tookOver: () => undefined,
  onTakenOver: () => undefined,
  handOver: async () => false,
  isServedElsewhere: () => false,
  knowsTheOthers: () => true,
  close: async () => undefined,
};
