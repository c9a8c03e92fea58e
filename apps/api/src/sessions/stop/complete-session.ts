import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { basisToStore, type StoredBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import {
  contradictsNext,
  contradictsPrevious,
  sessionEnergy,
} from '@laadpoort/domain/sessions/readings/energy';
import { ENERGY_RULES, type EnergyFacts } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';
import { reviewAtEnd, withoutRate, type SessionReviewState } from '@laadpoort/domain/sessions/review';
import { signedFacts } from '@laadpoort/domain/sessions/signed-values';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import { NEIGHBOUR_COLUMNS, neighboursOf, type NeighbourColumns } from '../readings/neighbours.ts';
import { courseOf, type StoredIdle } from '../price-facts.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { SUPPLY_COLUMNS, supplyOf, type SupplyColumns } from '../supply-columns.ts';
import { CHECKED_COLUMNS, signedIn, type SignedColumns } from '../readings/signed-columns.ts';
import { freeOfCharge, joinAnomalies, storableEnergy, type FreeColumns } from '../session-columns.ts';

/** Columns of a session on which its completion is based; see `CLOSABLE_COLUMNS`. */
export interface ClosableRow extends FreeColumns, NeighbourColumns, SignedColumns, SupplyColumns {
  id: number;
  charge_point_id: string;
  connector_id: number;
  state: SessionState;
  id_tag: string;
  parent_id_tag: string | null;
  charge_point_transaction_id: string | null;
  started_at: Date;
  meter_start_wh: string;
  ended_at: Date | null;
  /** The end as it was before a person moved it: a repeated stop still tells that. */
  told_ended_at: Date | null;
  meter_stop_wh: string | null;
  last_reading_at: Date | null;
  last_register_wh: string | null;
  tariff_version_id: string | null;
  idle_intervals: StoredIdle;
  anomalies: SessionAnomaly[];
  review: SessionReviewState | null;
}

/** Decisions about a former stop tell nothing of this one. */
const TOLD_ENDED_AT = `coalesce((
    SELECT (moved.times->'before'->>'endedAt')::timestamptz FROM session_review moved
     WHERE moved.session_id = s.id AND moved.times IS NOT NULL AND moved.decided_at >= s.stop_received_at
     ORDER BY moved.id LIMIT 1), s.ended_at)`;

/** Select list for a `ClosableRow` from a session `s` with its connector `c` (left joined), neighbours and last sample. */
export const CLOSABLE_COLUMNS = `s.id, s.charge_point_id, s.connector_id, s.state, s.id_tag, s.parent_id_tag,
  s.charge_point_transaction_id, s.started_at, s.meter_start_wh, s.ended_at, s.meter_stop_wh,
  ${TOLD_ENDED_AT} AS told_ended_at,
  last_sample.at AS last_reading_at, last_sample.register_wh AS last_register_wh, ${NEIGHBOUR_COLUMNS}, s.tariff_version_id,
  s.free_rule, s.whitelist_entry_id, s.whitelist_description, s.anomalies, s.review,
  s.idle_intervals, ${SUPPLY_COLUMNS}, ${CHECKED_COLUMNS}`;

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
  /** Those beside it on its connector, if this one contradicts how they were decided. */
  readonly contradictedIds: readonly number[];
}

export type CompletedRow = Ending & Completion;

/** Everything that tells of the energy of a session. */
export const energyFactsOf = (
  session: ClosableRow,
  { stoppedAt, meterStopWh }: Pick<Ending, 'stoppedAt' | 'meterStopWh'>,
  readings: readonly MeterReading[],
  register: Quirks['register'],
): EnergyFacts => ({
  startedAt: session.started_at,
  stoppedAt,
  meterStartWh: session.anomalies.includes('no_meter_start') ? null : BigInt(session.meter_start_wh),
  meterStopWh,
  readings,
  register,
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
  register: Quirks['register'],
): End & Completion => {
  const facts = energyFactsOf(session, ending, readings, register);
  const energy = sessionEnergy(facts);
  const energyWh = storableEnergy(energy.energyWh);
  const course = {
    startedAt: session.started_at,
    until: ending.stoppedAt,
    idle: session.idle_intervals,
    beginWh: energy.beginWh,
    endWh: energy.endWh,
    readings,
    register,
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
      contradictsPrevious(facts, energy.anomalies) ? session.previous_id : null,
      contradictsNext(facts, energy.anomalies) ? session.next_id : null,
      session.contradicted_id,
    ].filter((id) => id !== null),
  };
};

const COMPLETED = columns<CompletedRow>({
  id: ['int', ({ id }) => id],
  state_before: ['word', ({ stateBefore }) => stateBefore],
  ended_at: ['timestamptz', ({ stoppedAt }) => stoppedAt],
  stop_received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
  meter_stop_wh: ['bigint', ({ meterStopWh }) => meterStopWh],
  stop_reason: ['text', ({ stopReason }) => stopReason],
  stop_id_tag: ['text', ({ stopIdTag }) => stopIdTag],
  stop_transaction_id: ['text', ({ stopTransactionId }) => stopTransactionId],
  energy_wh: ['bigint', ({ energyWh }) => energyWh],
  amount: ['numeric', ({ amount }) => amount],
  price_lines: ['jsonb', ({ lines }) => JSON.stringify(linesToStore(lines))],
  anomalies: ['text', ({ anomalies }) => joinAnomalies(anomalies)],
  basis: ['jsonb', ({ basis }) => JSON.stringify(basis)],
  tariff_id: ['uuid', ({ tariffId }) => tariffId],
  review: ['word', ({ review }) => review],
  review_before: ['word', ({ reviewBefore }) => reviewBefore],
});

const UPDATE = `
  UPDATE session SET state = 'completed', ended_at = e.ended_at, stop_received_at = e.stop_received_at,
         meter_stop_wh = e.meter_stop_wh, stop_reason = e.stop_reason, stop_id_tag = e.stop_id_tag,
         stop_transaction_id = e.stop_transaction_id,
         energy_wh = e.energy_wh, amount = e.amount, price_lines = e.price_lines,
         -- It may have become known while this was computed.
         idle_unpriced = session.idle_seconds > 0,
         power_w = NULL, anomalies = string_to_array(e.anomalies, ','),
         review = e.review, measured_energy_wh = NULL, energy_rules = ${ENERGY_RULES},
         energy_basis = e.basis
    FROM ${COMPLETED.as('e')}
   WHERE session.id = e.id AND session.state = e.state_before
     AND session.review IS NOT DISTINCT FROM e.review_before
     AND session.tariff_version_id IS NOT DISTINCT FROM e.tariff_id`;

/**
 * Stores completed sessions; affects fewer rows than given if one has changed, or a person decided on it, since it was
 * read.
 */
export const updateCompleted = (sessions: readonly CompletedRow[]): Statement => ({
  name: 'complete-sessions',
  text: UPDATE,
  rows: sessions.length,
  values: COMPLETED.values(sessions),
});
