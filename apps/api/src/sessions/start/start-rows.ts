import type { StartDecision } from '@laadpoort/domain/sessions/start/start-transaction';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import { groupTariff } from '#chargers/prices/access-prices.ts';
import { priceHash } from '#chargers/prices/price-snapshots.ts';
import { columns, type Columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import { joinAnomalies } from '../session-columns.ts';
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
      ? [{ ...row, decision, tariff: tariffOf(row, tariffs.get(row.facts.tariffId ?? '') ?? null) }]
      : [],
  );

/** What it is told: the station's price, or what its access group makes of it. */
const tariffOf = (
  { item, authorization: { decision } }: Pick<DecidedStart, 'item' | 'authorization'>,
  tariff: TariffVersion | null,
): TariffVersion | null =>
  decision.rule === 'access-group' ? groupTariff(decision.group, item.stationId, tariff) : tariff;

const groupOf = ({ authorization: { decision } }: StartRow) =>
  decision.rule === 'access-group' ? decision.group : null;

const entryOf = ({ authorization: { decision } }: StartRow) =>
  decision.free?.rule === 'whitelist' ? decision.free : null;

const COLUMNS: Columns<StartRow> = {
  account_id: ['text', ({ item }) => item.accountId],
  station_id: ['uuid', ({ item }) => item.stationId],
  charge_point_id: ['uuid', ({ item }) => item.chargePointId],
  connector_id: ['int', ({ item }) => item.connectorId],
  start_key: ['text', ({ key }) => key],
  state: ['word', ({ decision }) => decision.state],
  id_tag: ['text', ({ item }) => item.idTag],
  id_tag_raw: ['text', ({ item }) => item.idTagRaw],
  parent_id_tag: ['text', ({ authorization }) => authorization.standing.parentIdTag],
  authorization_status: ['word', ({ authorization }) => authorization.decision.status],
  authorization_rule: ['word', ({ authorization }) => authorization.decision.rule],
  free_rule: ['word', ({ authorization }) => authorization.decision.free?.rule ?? null],
  whitelist_entry_id: ['uuid', (row) => entryOf(row)?.entryId ?? null],
  whitelist_description: ['text', (row) => entryOf(row)?.description ?? null],
  access_group_id: ['uuid', (row) => groupOf(row)?.id ?? null],
  access_group_name: ['text', (row) => groupOf(row)?.name ?? null],
  provider_id: ['uuid', ({ authorization }) => authorization.providerId],
  started_at: ['timestamptz', ({ decision }) => decision.startedAt],
  started_at_raw: ['text', ({ item }) => item.startedAtRaw],
  start_received_at: ['timestamptz', ({ item }) => item.receivedAt],
  meter_start_wh: ['bigint', ({ item }) => item.meterStartWh ?? 0n],
  tariff_version_id: ['uuid', ({ tariff }) => tariff?.id ?? null],
  vat_basis: ['word', ({ tariff }) => tariff?.vatBasis ?? null],
  price_hash: ['word', ({ tariff }) => tariff && priceHash(tariff)],
  reservation_id: ['int', ({ decision }) => decision.reservationId],
  remote_start_id: ['uuid', ({ decision }) => decision.remoteStartId],
};
const FLAGS: Columns<StartRow> = {
  flags: [
    'text',
    ({ item, decision: { anomalies } }) =>
      joinAnomalies(item.meterStartWh === null ? [...anomalies, 'no_meter_start'] : anomalies),
  ],
};
const NAMES = Object.keys(COLUMNS);
const STARTS = columns<StartRow>({ ...COLUMNS, ...FLAGS });
const TAKEN_OVER = columns<StartRow>({
  ...COLUMNS,
  ...FLAGS,
  adopted_id: ['int', ({ decision }) => decision.takesOver],
});

const INSERT = `
  INSERT INTO session (${NAMES.join(', ')}, anomalies)
  SELECT ${NAMES.join(', ')}, string_to_array(flags, ',') FROM ${STARTS.as('s')}
  ON CONFLICT (start_key) DO NOTHING
  RETURNING id, start_key`;

export const insertStarts = (rows: readonly StartRow[]): Statement => ({
  name: 'insert-starts',
  text: INSERT,
  values: STARTS.values(rows),
});

const TAKE_OVER = `
  UPDATE session SET (${NAMES.join(', ')}, anomalies) =
         ROW (${NAMES.map((name) => `s.${name}`).join(', ')}, string_to_array(s.flags, ','))
    FROM ${TAKEN_OVER.as('s')}
   WHERE session.id = s.adopted_id AND session.state = 'charging'
  RETURNING session.id, session.start_key`;

/** The start of an adopted session has arrived: it takes the place of what was guessed, under the same id. */
export const takeOverAdopted = (rows: readonly StartRow[]): Statement => ({
  name: 'take-over-adopted',
  text: TAKE_OVER,
  rows: rows.length,
  values: TAKEN_OVER.values(rows),
});
