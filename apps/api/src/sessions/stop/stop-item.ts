import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';

/** A StopTransaction in the form in which it is stored. */
export interface StopItem {
  readonly chargePointId: string;
  readonly transactionId: number | null;
  /** As sent, even if it is not an id of ours. */
  readonly transactionIdRaw: string | null;
  /** Canonical; null if no card was named. */
  readonly idTag: string | null;
  readonly meterStopWh: bigint | null;
  /** null if it could not be read; corrected if the charger's clock is known to be off. */
  readonly stoppedAt: Date | null;
  readonly clockCorrected: boolean;
  readonly stoppedAtRaw: string | null;
  readonly reason: string;
  readonly readings: readonly MeterReading[];
  readonly receivedAt: Date;
}
