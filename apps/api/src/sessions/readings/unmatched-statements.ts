import { startKey } from '@laadpoort/domain/sessions/start/start-key';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { keepPrices, priceHash } from '#chargers/prices/price-snapshots.ts';
import { alertsOf } from '#chargers/alerts/raise-alert.ts';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import { latestValues } from './latest-values.ts';
import type { MeterValuesItem } from './meter-values-item.ts';
import type { ReadTariffs } from '../tariff-cache.ts';
import type { DecidedReading } from './unmatched-readings.ts';

/** No start has this key: no card has this name, and starts include their time. */
const adoptionKey = ({ chargePointId, connectorId, transactionIdRaw, at }: MeterValuesItem): string =>
  startKey({
    chargePointId,
    connectorId,
    idTag: `adopted ${transactionIdRaw}`,
    timestampRaw: at.toISOString(),
    meterStartWh: 0n,
  });

/** Where a session that nobody has started begins: where its charger says, otherwise where it is now. */
const firstRegister = ({ readings }: MeterValuesItem): bigint | null => {
  const { beginWh, energyWh } = latestValues(readings);
  return beginWh ?? energyWh;
};

const ADOPTED = columns<DecidedReading & { readonly tariff: TariffVersion | null }>({
  account_id: ['text', ({ item }) => item.accountId],
  station_id: ['uuid', ({ item }) => item.stationId],
  charge_point_id: ['uuid', ({ item }) => item.chargePointId],
  connector_id: ['int', ({ item }) => item.connectorId],
  start_key: ['text', ({ item }) => adoptionKey(item)],
  at: ['timestamptz', ({ item }) => item.at],
  received_at: ['timestamptz', ({ item }) => item.receivedAt],
  register_wh: ['bigint', ({ item }) => firstRegister(item)],
  tariff_id: ['uuid', ({ tariffId }) => tariffId],
  vat_basis: ['word', ({ tariff }) => tariff?.vatBasis ?? null],
  price_hash: ['word', ({ tariff }) => tariff && priceHash(tariff)],
  transaction_id: ['text', ({ item }) => item.transactionIdRaw],
});

const ADOPT = `
  INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
    authorization_status, authorization_rule, started_at, started_at_raw, start_received_at, meter_start_wh,
    tariff_version_id, vat_basis, price_hash, charge_point_transaction_id, anomalies)
  SELECT account_id, station_id, charge_point_id, connector_id, start_key, 'charging', '', '', 'Accepted', 'adopted',
    at, '', received_at, coalesce(register_wh, 0), tariff_id, vat_basis, price_hash, transaction_id,
    CASE WHEN register_wh IS NULL THEN ARRAY['adopted', 'no_meter_start'] ELSE ARRAY['adopted'] END
    FROM ${ADOPTED.as('s')}
  ON CONFLICT DO NOTHING`;

const FLAGGED = columns<{ readonly sessionId: number; readonly item: MeterValuesItem }>({
  session_id: ['int', ({ sessionId }) => sessionId],
  charge_point_id: ['uuid', ({ item }) => item.chargePointId],
  connector_id: ['int', ({ item }) => item.connectorId],
  at: ['timestamptz', ({ item }) => item.at],
});

const FLAG = `
  WITH after_stop AS (
    SELECT f.*, 'charging-after-stop' AS kind, jsonb_build_object('connectorId', connector_id) AS detail
      FROM ${FLAGGED.as('f')}
  ), ${alertsOf('after_stop')}
  UPDATE session SET anomalies = array_append(anomalies, 'charging_after_stop'), review = 'open'
    FROM after_stop
   WHERE session.id = after_stop.session_id AND NOT anomalies @> ARRAY['charging_after_stop']`;

/** What is stored about unmatched readings in addition to themselves. */
export const unmatchedReadingStatements = async (
  unmatched: readonly DecidedReading[],
  readTariffs: ReadTariffs,
): Promise<Statement[]> => {
  const adopted = unmatched.filter(({ decision }) => decision.kind === 'adopt');
  const flagged = unmatched.flatMap(({ item, decision }) =>
    decision.kind === 'charging-after-stop' ? [{ item, sessionId: decision.sessionId }] : [],
  );
  const tariffs = await readTariffs(adopted.map(({ tariffId }) => tariffId));
  const priced = adopted.map((reading) => ({
    ...reading,
    tariff: tariffs.get(reading.tariffId ?? '') ?? null,
  }));
  return [
    ...keepPrices(priced.map(({ tariff }) => tariff)),
    ...(priced.length > 0 ? [{ name: 'adopt-sessions', text: ADOPT, values: ADOPTED.values(priced) }] : []),
    ...(flagged.length > 0
      ? [{ name: 'flag-charging-after-stop', text: FLAG, values: FLAGGED.values(flagged) }]
      : []),
  ];
};
