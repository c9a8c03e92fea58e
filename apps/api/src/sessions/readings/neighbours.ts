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
  /** By the order in which sessions were told, where their own times contradict it. */
  told_after_wh: string | null;
  contradicted_id: number | null;
}

export const NEIGHBOUR_COLUMNS = `previous.id AS previous_id, previous.ended_at AS previous_ended_at,
  previous.register_wh AS previous_register_wh, previous.is_doubted AS previous_is_doubted, next.id AS next_id,
  next.started_at AS next_started_at, next.register_wh AS next_register_wh, next.is_doubted AS next_is_doubted,
  told_after.meter_start_wh AS told_after_wh, told_before.id AS contradicted_id`;

/**
 * Joins `previous` and `next` to a session `s`, each with whether it is doubted there. In place of a stop that was not
 * named stands the register at which its energy ended; registers that disagree because of the start alone leave the stop
 * as it is. `told_after` was told after it, though by its own time it came before; `told_before` the other way round, where
 * `s` begins within it.
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
    ) next ON true
    LEFT JOIN LATERAL (
      SELECT a.meter_start_wh FROM session a
       WHERE a.charge_point_id = s.charge_point_id AND a.connector_id = s.connector_id AND a.id > s.id
         AND a.started_at < s.started_at AND a.started_at > s.started_at - interval '2 days'
         AND a.meter_start_wh > s.meter_start_wh
       ORDER BY a.id LIMIT 1
    ) told_after ON true
    LEFT JOIN LATERAL (
      SELECT b.id FROM session b
       WHERE b.charge_point_id = s.charge_point_id AND b.connector_id = s.connector_id AND b.id < s.id
         AND b.started_at > s.started_at AND b.started_at < s.started_at + interval '2 days'
         AND b.meter_start_wh < s.meter_start_wh AND b.meter_stop_wh > s.meter_start_wh
       ORDER BY b.id DESC LIMIT 1
    ) told_before ON true`;

export const neighboursOf = (
  row: NeighbourColumns,
): Pick<EnergyFacts, 'previousEnd' | 'nextStart' | 'toldAfterWh'> => ({
  previousEnd: registerAt(row.previous_ended_at, row.previous_register_wh, row.previous_is_doubted ?? false),
  nextStart: registerAt(row.next_started_at, row.next_register_wh, row.next_is_doubted ?? false),
  toldAfterWh: row.told_after_wh === null ? null : BigInt(row.told_after_wh),
});

const registerAt = (at: Date | null, registerWh: string | null, isDoubted = false): RegisterAt | null =>
  at === null ? null : { at, registerWh: registerWh === null ? null : BigInt(registerWh), isDoubted };
