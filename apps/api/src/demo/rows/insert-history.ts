import { reviewAtEnd } from '@laadpoort/domain/sessions/review';
import { startKey } from '@laadpoort/domain/sessions/start/start-key';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import { tariffInForce } from '@laadpoort/domain/tariffs/tariff-in-force';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { priceHash, snapshotsOf } from '#chargers/prices/price-snapshots.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import type pg from 'pg';
import type { PastSession } from '../charging-visit.ts';
import { insertRows } from './insert-rows.ts';
import { accounts } from '../people.ts';

/** Power curves are kept for this long; older sessions only have totals. */
const CURVE_DAYS = 30;

/** Loads past sessions with their prices, and the readings of the last 30 days. */
export const insertHistory = async (
  client: pg.ClientBase,
  sessions: readonly PastSession[],
  { tariffsOf, providerIdOf, now }: HistoryFacts,
): Promise<void> => {
  const { rows } = await client.query<{ id: number }>(
    `SELECT nextval(pg_get_serial_sequence('session', 'id'))::int AS id FROM generate_series(1, $1)`,
    [sessions.length],
  );
  const numbered = sessions.map((session, index) => ({ session, id: rows[index]?.id ?? 0 }));
  const told = snapshotsOf([...tariffsOf.values()].flat());
  await insertRows(
    client,
    'price_snapshot',
    told.map(({ hash, price }) => ({ hash, price: JSON.parse(price) as unknown })),
  );
  await insertRows(
    client,
    'session',
    numbered.map(({ session, id }) => sessionRow(session, id, tariffsOf, providerIdOf)),
  );
  const since = now.getTime() - CURVE_DAYS * 86_400_000;
  const recent = numbered.filter(({ session }) => session.endedAt.getTime() >= since);
  await insertRows(client, 'meter_reading', recent.flatMap(readingRows));
};

export interface HistoryFacts {
  tariffsOf: ReadonlyMap<string, readonly TariffVersion[]>;
  providerIdOf: ReadonlyMap<string, string>;
  now: Date;
}

const sessionRow = (
  session: PastSession,
  id: number,
  tariffsOf: HistoryFacts['tariffsOf'],
  providerIdOf: HistoryFacts['providerIdOf'],
) => {
  const { station, chargePoint, connectorId, card, decision, startedAt, endedAt, meterStartWh, charge } =
    session;
  const startedAtRaw = startedAt.toISOString();
  const { free } = decision;
  const tariff = tariffInForce(tariffsOf.get(station.id) ?? [], startedAt);
  const course = { startedAt, until: endedAt, registers: [], idle: [] };
  const { amount, lines } = priceSession({ energyWh: BigInt(charge.energyWh), tariff, free, course });
  return {
    id,
    account_id: accounts[station.account].id,
    station_id: station.id,
    charge_point_id: chargePoint.id,
    connector_id: connectorId,
    start_key: startKey({
      chargePointId: chargePoint.id,
      connectorId,
      idTag: card.uid,
      timestampRaw: startedAtRaw,
      meterStartWh: BigInt(meterStartWh),
    }),
    state: 'completed',
    id_tag: card.uid,
    id_tag_raw: card.uid,
    authorization_status: decision.status,
    authorization_rule: decision.rule,
    free_rule: free?.rule ?? null,
    whitelist_entry_id: free?.rule === 'whitelist' ? free.entryId : null,
    whitelist_description: free?.rule === 'whitelist' ? free.description : null,
    provider_id: providerIdOf.get(card.network) ?? null,
    started_at: startedAt,
    started_at_raw: startedAtRaw,
    start_received_at: startedAt,
    meter_start_wh: meterStartWh,
    ended_at: endedAt,
    stop_received_at: session.stopReason === null ? null : endedAt,
    meter_stop_wh: meterStartWh + charge.energyWh,
    stop_reason: session.stopReason,
    stop_id_tag: session.stopReason === 'Local' ? card.uid : null,
    energy_wh: charge.energyWh,
    last_register_wh: meterStartWh + charge.energyWh,
    last_reading_at: endedAt,
    tariff_version_id: tariff?.id ?? null,
    currency: 'EUR',
    vat_basis: tariff?.vatBasis ?? null,
    price_hash: tariff && priceHash(tariff),
    amount,
    price_lines: linesToStore(lines),
    anomalies: session.anomalies,
    review: reviewAtEnd(null, session.anomalies),
  };
};

const readingRows = ({ session, id }: { session: PastSession; id: number }) => {
  const { chargePoint, connectorId, charge } = session;
  const phases = chargePoint.connectors[connectorId - 1]?.phases ?? 3;
  return charge.readings.map(({ at, powerW, registerWh }, index) => ({
    charge_point_id: chargePoint.id,
    connector_id: connectorId,
    at,
    fingerprint: index,
    session_id: id,
    received_at: at,
    energy_wh: registerWh,
    power_w: powerW,
    current_l1_a: powerW / phases / 230,
    current_l2_a: phases === 3 ? powerW / phases / 230 : null,
    current_l3_a: phases === 3 ? powerW / phases / 230 : null,
    voltage_v: 230,
  }));
};
