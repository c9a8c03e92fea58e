import type { EnergyFacts, RegisterAt } from '@laadpoort/domain/sessions/readings/energy-facts';

/** The sessions before and after one on its connector, by the charger's own times. */
export interface NeighbourColumns {
  previous_id: number | null;
  previous_ended_at: Date | null;
  previous_register_wh: string | null;
  previous_is_doubted: boolean | null;
  next_id: number | null;
  next_started_at: Date | null;
  next_register_wh: string | null;
  next_is_doubted: boolean | null;
}

export const NEIGHBOUR_COLUMNS = `previous.id AS previous_id, previous.ended_at AS previous_ended_at,
  previous.register_wh AS previous_register_wh, previous.is_doubted AS previous_is_doubted, next.id AS next_id,
  next.started_at AS next_started_at, next.register_wh AS next_register_wh, next.is_doubted AS next_is_doubted`;

/**
 * Joins `previous` and `next` to a session `s`, each with whether it is doubted there. In place of a stop that was not
 * named stands the register at which its energy ended; registers that disagree because of the start alone leave the stop
 * as it is.
 */
export const JOIN_NEIGHBOURS = `
    LEFT JOIN LATERAL (
      SELECT p.id, p.ended_at,
             CASE WHEN p.meter_stop_wh > 0 THEN p.meter_stop_wh
                  ELSE (p.energy_basis->>'endWh')::bigint END AS register_wh,
             p.anomalies && ARRAY[
               'meter_regression', 'meter_reset', 'register_factor', 'register_jump', 'stop_register'
             ] OR ('registers_disagree' = ANY(p.anomalies) AND NOT 'start_register' = ANY(p.anomalies)) AS is_doubted
        FROM session p
       WHERE p.charge_point_id = s.charge_point_id AND p.connector_id = s.connector_id
         AND p.started_at < s.started_at
       ORDER BY p.started_at DESC LIMIT 1
    ) previous ON true
    LEFT JOIN LATERAL (
      SELECT n.id, n.started_at, CASE WHEN NOT 'no_meter_start' = ANY(n.anomalies) THEN n.meter_start_wh END AS register_wh,
             'start_register' = ANY(n.anomalies) AS is_doubted
        FROM session n
       WHERE n.charge_point_id = s.charge_point_id AND n.connector_id = s.connector_id
         AND n.started_at > s.started_at
       ORDER BY n.started_at LIMIT 1
    ) next ON true`;

export const neighboursOf = (row: NeighbourColumns): Pick<EnergyFacts, 'previousEnd' | 'nextStart'> => ({
  previousEnd: registerAt(row.previous_ended_at, row.previous_register_wh, row.previous_is_doubted ?? false),
  nextStart: registerAt(row.next_started_at, row.next_register_wh, row.next_is_doubted ?? false),
});

const registerAt = (at: Date | null, registerWh: string | null, isDoubted = false): RegisterAt | null =>
  at === null ? null : { at, registerWh: registerWh === null ? null : BigInt(registerWh), isDoubted };
