import { ENERGY_RULES } from '@laadpoort/domain/sessions/readings/energy-facts';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { joinAnomalies } from '../session-columns.ts';
import type { CompletedRow } from './complete-session.ts';

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
