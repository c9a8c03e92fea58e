import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import { NEIGHBOUR_COLUMNS, type NeighbourColumns } from '../readings/neighbours.ts';
import type { StoredIdle } from '../price-facts.ts';
import { SUPPLY_COLUMNS, type SupplyColumns } from '../supply-columns.ts';
import { CHECKED_COLUMNS, type SignedColumns } from '../readings/signed-columns.ts';
import type { FreeColumns } from '../session-columns.ts';

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
