import type { PriceLine } from '../../tariffs/price-line.ts';
import type { VatBasis } from '../../tariffs/tariff.ts';
import type { DocumentSession } from './document.ts';

/** A session as a document takes it: what its amount was told to consist of. */
export interface BilledSession {
  readonly sessionId: number;
  readonly stationId: string;
  readonly stationName: string;
  readonly charger: string;
  readonly connectorId: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly timeZone: string;
  readonly energyWh: number;
  readonly meterStartWh: number;
  readonly meterStopWh: number | null;
  readonly label: string;
  /** Of the tariff version that rules it. */
  readonly basis: VatBasis;
  readonly lines: readonly PriceLine[];
  readonly late: DocumentSession['late'];
}
