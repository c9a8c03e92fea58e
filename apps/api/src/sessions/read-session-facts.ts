import { ratedPowerW, type RegisterAt } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { FreeOfCharge } from '@laadpoort/domain/tariffs/price-line';
import { isShown } from '#chargers/directory/shown-connectors.ts';
import { columns } from '#platform/database/columns.ts';
import { freeOfCharge, type FreeColumns } from './session-columns.ts';
import { SUPPLY_COLUMNS, supplyOf, type SupplyColumns } from './supply-columns.ts';

/** What is fixed from a session's start, so that it may be cached: nothing ever changes it. */
export interface SessionFacts {
  readonly id: number;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  /** The first sample of its register; may come later than the start, and is then known within a minute. */
  readonly first: RegisterAt | null;
  /** Of the connector. */
  readonly maxPowerW: number;
  readonly tariffId: string | null;
  readonly free: FreeOfCharge | null;
  /** When it was read; only running sessions are cached. */
  readonly endedAt: Date | null;
}

export interface ReadingOrigin {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly transactionId: number | null;
  /** Of the last reading. */
  readonly at: Date;
}

export interface SessionFactsRow extends FreeColumns, SupplyColumns {
  n: string;
  id: number;
  charge_point_id: string;
  connector_id: number;
  started_at: Date;
  meter_start_wh: string;
  tariff_version_id: string | null;
  ended_at: Date | null;
  first_at: Date | null;
  first_wh: string | null;
}

export const READING_ORIGINS = columns<ReadingOrigin>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  session_id: ['int', ({ transactionId }) => transactionId],
  at: ['timestamptz', ({ at }) => at],
});

/**
 * By its id, otherwise the session running on the connector; connector 0 stands for the only connector that is shown if there
 * is just one. Never another charge point's. An ended session that is still named gives way to the one running by then
 * (docs/protocol/transactions.md).
 */
export const FIND_SESSIONS = `
  SELECT m.n, s.id, s.charge_point_id, s.connector_id, s.started_at, s.meter_start_wh, s.tariff_version_id,
         s.free_rule, s.whitelist_entry_id, s.whitelist_description, s.ended_at,
         first.at AS first_at, first.energy_wh AS first_wh, ${SUPPLY_COLUMNS}
    FROM ${READING_ORIGINS.numberedAs('m')}
    LEFT JOIN session named ON named.id = m.session_id
    LEFT JOIN session running ON running.charge_point_id = m.charge_point_id
          AND running.connector_id = CASE m.connector_id WHEN 0 THEN (
                SELECT min(c.connector_id) FROM connector c
                 WHERE c.charge_point_id = m.charge_point_id AND ${isShown('c')} HAVING count(*) = 1) ELSE m.connector_id END
          AND running.state = 'charging'
    JOIN session s ON s.id =
         CASE WHEN named.charge_point_id = m.charge_point_id
               AND (running.id IS NULL OR named.ended_at IS NULL OR m.at <= named.ended_at OR m.at < running.started_at)
              THEN named.id ELSE running.id END
    LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
    LEFT JOIN LATERAL (
      SELECT r.at, r.energy_wh FROM meter_reading r
       WHERE r.charge_point_id = s.charge_point_id AND r.connector_id = s.connector_id
         AND r.at >= s.started_at AND r.session_id = s.id AND r.energy_wh IS NOT NULL
       ORDER BY r.at LIMIT 1
    ) first ON true`;

export const toSessionFacts = (row: SessionFactsRow): SessionFacts => ({
  id: row.id,
  chargePointId: row.charge_point_id,
  connectorId: row.connector_id,
  startedAt: row.started_at,
  meterStartWh: BigInt(row.meter_start_wh),
  first:
    row.first_at === null || row.first_wh === null
      ? null
      : { at: row.first_at, registerWh: BigInt(row.first_wh) },
  maxPowerW: ratedPowerW(supplyOf(row)),
  tariffId: row.tariff_version_id,
  free: freeOfCharge(row),
  endedAt: row.ended_at,
});
