import type { StartDecision } from '@laadpoort/domain/sessions/start/start-transaction';
import { pricePerKwhOf, type TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import { plainArray, type Statement } from '#platform/database/statements.ts';
import { joinAnomalies } from '../portal/session-columns.ts';
import type { StartItem } from './start-item.ts';

interface DecidedStart {
  readonly item: StartItem;
  readonly authorization: {
    readonly decision: AuthorizationDecision;
    readonly standing: { readonly parentIdTag: string | null };
    readonly providerId: string | null;
  };
  readonly facts: { readonly tariffId: string | null };
  readonly decision: StartDecision;
  readonly key: string;
}

/** A start to be stored. */
export interface StartRow extends DecidedStart {
  readonly decision: Extract<StartDecision, { kind: 'new' }>;
  readonly tariff: TariffVersion | null;
}

/** The new ones among the decided starts, with their tariffs. */
export const startRowsOf = (
  decided: readonly DecidedStart[],
  tariffs: ReadonlyMap<string, TariffVersion>,
): StartRow[] =>
  decided.flatMap(({ decision, ...row }) =>
    decision.kind === 'new'
      ? [{ ...row, decision, tariff: tariffs.get(row.facts.tariffId ?? '') ?? null }]
      : [],
  );

const COLUMNS = [
  ['account_id', 'text'],
  ['station_id', 'uuid'],
  ['charge_point_id', 'uuid'],
  ['connector_id', 'int'],
  ['start_key', 'text'],
  ['state', 'text'],
  ['id_tag', 'text'],
  ['id_tag_raw', 'text'],
  ['parent_id_tag', 'text'],
  ['authorization_status', 'text'],
  ['authorization_rule', 'text'],
  ['free_rule', 'text'],
  ['whitelist_entry_id', 'uuid'],
  ['whitelist_description', 'text'],
  ['provider_id', 'uuid'],
  ['started_at', 'timestamptz'],
  ['started_at_raw', 'text'],
  ['start_received_at', 'timestamptz'],
  ['meter_start_wh', 'bigint'],
  ['tariff_version_id', 'uuid'],
  ['price_per_kwh', 'numeric'],
  ['reservation_id', 'int'],
  ['remote_start_id', 'uuid'],
] as const;
const NAMES = COLUMNS.map(([name]) => name).join(', ');
const ARRAYS = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
const FLAGS = `$${COLUMNS.length + 1}::text[]`;
const TAKEN_OVER = `$${COLUMNS.length + 2}::int[]`;

const INSERT = `
  INSERT INTO session (${NAMES}, anomalies)
  SELECT ${NAMES}, string_to_array(flags, ',') FROM unnest(${ARRAYS}, ${FLAGS}) AS s(${NAMES}, flags)
  ON CONFLICT (start_key) DO NOTHING
  RETURNING id, start_key`;

export const insertStarts = (rows: readonly StartRow[]): Statement => ({
  name: 'insert-starts',
  text: INSERT,
  values: startColumns(rows),
});

const TAKE_OVER = `
  UPDATE session SET (${NAMES}, anomalies) =
         ROW (${COLUMNS.map(([name]) => `s.${name}`).join(', ')}, string_to_array(s.flags, ','))
    FROM unnest(${ARRAYS}, ${FLAGS}, ${TAKEN_OVER}) AS s(${NAMES}, flags, adopted_id)
   WHERE session.id = s.adopted_id AND session.state = 'charging'
  RETURNING session.id, session.start_key`;

/** The start of an adopted session has arrived: it replaces what was guessed, with the same id. */
export const takeOverAdopted = (rows: readonly StartRow[]): Statement => ({
  name: 'take-over-adopted',
  text: TAKE_OVER,
  rows: rows.length,
  values: [...startColumns(rows), plainArray(rows.map(({ decision }) => decision.takesOver))],
});

const startColumns = (rows: readonly StartRow[]): unknown[] => {
  const entries = rows.map(({ authorization }) =>
    authorization.decision.free?.rule === 'whitelist' ? authorization.decision.free : null,
  );
  return [
    rows.map(({ item }) => item.accountId),
    plainArray(rows.map(({ item }) => item.stationId)),
    plainArray(rows.map(({ item }) => item.chargePointId)),
    plainArray(rows.map(({ item }) => item.connectorId)),
    rows.map(({ key }) => key),
    plainArray(rows.map(({ decision }) => decision.state)),
    rows.map(({ item }) => item.idTag),
    rows.map(({ item }) => item.idTagRaw),
    rows.map(({ authorization }) => authorization.standing.parentIdTag),
    plainArray(rows.map(({ authorization }) => authorization.decision.status)),
    plainArray(rows.map(({ authorization }) => authorization.decision.rule)),
    plainArray(rows.map(({ authorization }) => authorization.decision.free?.rule ?? null)),
    plainArray(entries.map((entry) => entry?.entryId ?? null)),
    entries.map((entry) => entry?.description ?? null),
    plainArray(rows.map(({ authorization }) => authorization.providerId)),
    plainArray(rows.map(({ decision }) => decision.startedAt.toISOString())),
    rows.map(({ item }) => item.startedAtRaw),
    plainArray(rows.map(({ item }) => item.receivedAt.toISOString())),
    plainArray(rows.map(({ item }) => item.meterStartWh ?? 0n)),
    plainArray(rows.map(({ tariff }) => tariff?.id ?? null)),
    plainArray(rows.map(({ tariff }) => (tariff ? pricePerKwhOf(tariff) : null))),
    plainArray(rows.map(({ decision }) => decision.reservationId)),
    plainArray(rows.map(({ decision }) => decision.remoteStartId)),
    rows.map(({ item, decision }) =>
      joinAnomalies(
        item.meterStartWh === null ? [...decision.anomalies, 'no_meter_start'] : decision.anomalies,
      ),
    ),
  ];
};
