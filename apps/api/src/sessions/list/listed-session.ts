import { isOwnCard } from '#chargers/cards.ts';
import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { StoredBasis } from '@laadpoort/domain/sessions/readings/energy-basis';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import type { VatBasis } from '@laadpoort/domain/tariffs/tariff';

/** Seconds of a session as the daily totals count them; for a running one until `$2`, now. */
export const DURATION_SECONDS = `greatest(0, floor(extract(epoch FROM
  coalesce(s.ended_at, CASE WHEN s.state = 'charging' THEN $2 ELSE s.last_reading_at END, s.started_at) - s.started_at
)))`;

/** The amount of a session as totals count it; for a running one as if it ended at `$2`, now. */
export const WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: '(coalesce(s.ended_at, $2) AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

/** What a list shows of a session; `$1` is the account, `$2` now. Every join finds at most one row. */
export const SESSION_COLUMNS = `
  s.id, s.station_id AS "stationId", coalesce(st.name, '') AS "stationName",
  coalesce(st.time_zone, 'Europe/Amsterdam') AS "timeZone",
  s.charge_point_id AS "chargePointId", coalesce(cp.serial_number, '') AS "serialNumber",
  s.connector_id AS "connectorId", s.state, s.started_at AS "startedAt", s.ended_at AS "endedAt",
  ${DURATION_SECONDS}::float8 AS "durationSeconds", s.energy_wh::float8 AS "energyWh",
  s.power_w AS "powerW", s.soc_percent AS "socPercent", s.amount::text AS amount,
  round(${WITHOUT_VAT}, 6)::text AS "amountWithoutVat",
  s.price_lines AS "priceLines", s.vat_basis AS "vatBasis", s.free_rule AS "freeRule",
  s.whitelist_description AS "whitelistDescription", s.access_group_name AS "accessGroup", provider.name AS network, s.id_tag AS "idTag",
  EXISTS (SELECT FROM whitelist_entry WHERE account_id = $1 AND uid = s.id_tag) AS "whitelistedNow",
  ${isOwnCard('$1', 's.id_tag')} AS "isOwnCard",
  s.stop_reason AS "stopReason", s.anomalies, s.review,
  s.meter_start_wh::float8 AS "meterStartWh", s.meter_stop_wh::float8 AS "meterStopWh",
  s.energy_basis AS "energyBasis",
  to_char(s.started_at AT TIME ZONE st.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS') AS "startedAtLocal",
  to_char(s.ended_at AT TIME ZONE st.time_zone, 'YYYY-MM-DD"T"HH24:MI:SS') AS "endedAtLocal"`;

export const SESSION_JOINS = `
  session s
  LEFT JOIN station st ON st.id = s.station_id
  LEFT JOIN charge_point_ever cp ON cp.id = s.charge_point_id
  LEFT JOIN token_provider provider ON provider.id = s.provider_id`;

export interface ListedSession {
  id: number;
  stationId: string;
  stationName: string;
  timeZone: string;
  chargePointId: string;
  serialNumber: string;
  connectorId: number;
  state: SessionState;
  startedAt: Date;
  endedAt: Date | null;
  durationSeconds: number;
  energyWh: number;
  powerW: number | null;
  socPercent: number | null;
  amount: string;
  amountWithoutVat: string;
  /** null: before the first reading. */
  priceLines: SessionDetail['priceLines'] | null;
  vatBasis: VatBasis | null;
  freeRule: string | null;
  whitelistDescription: string | null;
  accessGroup: string | null;
  network: string | null;
  idTag: string;
  whitelistedNow: boolean;
  isOwnCard: boolean;
  stopReason: string | null;
  anomalies: SessionAnomaly[];
  meterStartWh: number;
  meterStopWh: number | null;
  energyBasis: StoredBasis | null;
  review: SessionReviewState | null;
  /** Wall-clock time at the station, without offset. */
  startedAtLocal: string;
  endedAtLocal: string | null;
}
