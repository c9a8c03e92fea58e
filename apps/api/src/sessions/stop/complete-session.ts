import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { basisToStore, type StoredBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import { contradictsNext, tellsOfPrevious, sessionEnergy } from '@laadpoort/domain/sessions/readings/energy';
import type { EnergyFacts, MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import { reviewAtEnd, withoutRate, type SessionReviewState } from '@laadpoort/domain/sessions/review';
import { signedFacts } from '@laadpoort/domain/sessions/signed-values';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';
import { neighboursOf } from '../readings/neighbours.ts';
import { courseOf } from '../price-facts.ts';
import { supplyOf } from '../supply-columns.ts';
import { signedIn } from '../readings/signed-columns.ts';
import { freeOfCharge, storableEnergy } from '../session-columns.ts';
import type { ClosableRow } from './closable-row.ts';

/** The decision on the end of a session. */
export interface Ending {
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint | null;
  readonly stopReason: string;
  readonly anomalies: readonly SessionAnomaly[];
  readonly stopIdTag: string | null;
  /** null: we closed it ourselves. */
  readonly receivedAt: Date | null;
  /** As the stop named it, if that is no session of the charger. */
  readonly stopTransactionId: string | null;
}

export interface Completion {
  readonly id: number;
  readonly stateBefore: SessionState;
  readonly energyWh: bigint;
  readonly amount: string;
  readonly lines: readonly PriceLine[];
  readonly anomalies: readonly SessionAnomaly[];
  readonly basis: StoredBasis;
  /** By which it was priced: another may rule it by now. */
  readonly tariffId: string | null;
  readonly reviewBefore: SessionReviewState | null;
  readonly review: SessionReviewState | null;
  /** Those beside it on its connector, if this one contradicts how they were decided, or confirms what is doubted there. */
  readonly contradictedIds: readonly number[];
}

export type CompletedRow = Ending & Completion;

/** Everything that tells of the energy of a session. */
export const energyFactsOf = (
  session: ClosableRow,
  { stoppedAt, meterStopWh }: Pick<Ending, 'stoppedAt' | 'meterStopWh'>,
  readings: readonly MeterReading[],
  meter: MeterSettings,
): EnergyFacts => ({
  startedAt: session.started_at,
  stoppedAt,
  meterStartWh: session.anomalies.includes('no_meter_start') ? null : BigInt(session.meter_start_wh),
  meterStopWh,
  readings,
  ...meter,
  ...neighboursOf(session),
  ...supplyOf(session),
  ...signedFacts(signedIn(session, { startedAt: session.started_at, stoppedAt })),
});

/** The final energy, price and anomalies of a session that ends. */
export const completeSession = <End extends Pick<Ending, 'stoppedAt' | 'meterStopWh' | 'anomalies'>>(
  session: ClosableRow,
  ending: End,
  readings: readonly MeterReading[],
  tariff: TariffVersion | null,
  meter: MeterSettings,
): End & Completion => {
  const facts = energyFactsOf(session, ending, readings, meter);
  const energy = sessionEnergy(facts);
  const energyWh = storableEnergy(energy.energyWh);
  const course = {
    startedAt: session.started_at,
    until: ending.stoppedAt,
    idle: session.idle_intervals,
    beginWh: energy.beginWh,
    endWh: energy.endWh,
    readings,
    register: meter.register,
  };
  const pricing = { energyWh, tariff, free: freeOfCharge(session), course: courseOf(course, tariff) };
  const anomalies = [...ending.anomalies, ...energy.anomalies, ...withoutRate(pricing)];
  return {
    ...ending,
    id: session.id,
    stateBefore: session.state,
    energyWh,
    ...priceSession(pricing),
    anomalies,
    basis: basisToStore(energy),
    tariffId: session.tariff_version_id,
    reviewBefore: session.review,
    review: reviewAtEnd(session.review, anomalies),
    contradictedIds: [
      tellsOfPrevious(facts, energy.anomalies) ? session.previous_id : null,
      contradictsNext(facts, energy.anomalies) ? session.next_id : null,
      session.contradicted_id,
    ].filter((id) => id !== null),
  };
};
