import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';

/** A StopTransaction as it is to be stored. */
export interface StopItem {
  readonly chargePointId: string;
  readonly transactionId: number | null;
  /** As sent, also when it is no id of ours. */
  readonly transactionIdRaw: string | null;
  /** Canonical; null when no card was named. */
  readonly idTag: string | null;
  readonly meterStopWh: bigint | null;
  /** null when it could not be read; corrected where the charger's clock is known to be off. */
  readonly stoppedAt: Date | null;
  readonly clockCorrected: boolean;
  readonly stoppedAtRaw: string | null;
  readonly reason: string;
  readonly readings: readonly MeterReading[];
  readonly receivedAt: Date;
  /** The row that it was kept in until its start arrived. */
  readonly unmatchedStopId: string | null;
}
