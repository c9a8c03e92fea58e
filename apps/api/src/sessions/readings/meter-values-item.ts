import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import type { ReadingOrigin } from '../read-session-facts.ts';

/** Readings of one MeterValues, at least one. */
export interface MeterValuesItem extends ReadingOrigin {
  readonly accountId: string;
  readonly stationId: string;
  /** As sent, even if it is not an id of ours. */
  readonly transactionIdRaw: string | null;
  readonly readings: readonly MeterReading[];
  readonly receivedAt: Date;
}
