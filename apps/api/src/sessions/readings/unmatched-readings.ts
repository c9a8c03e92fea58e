import { isRevisable } from '@laadpoort/domain/sessions/session';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import {
  decideUnmatchedReading,
  type EndedSession,
  type UnmatchedReadingDecision,
} from '@laadpoort/domain/sessions/readings/unmatched-readings';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { latestValues } from './latest-values.ts';
import type { MeterValuesItem } from './meter-values-item.ts';

/** What meter values without a running session turned out to mean. */
export interface DecidedReading {
  readonly item: MeterValuesItem;
  readonly decision: UnmatchedReadingDecision;
  readonly tariffId: string | null;
  /** Its transaction is not known here, and no session begins with it. */
  readonly isSetAside: boolean;
}

interface FactsRow {
  named_exists: boolean;
  named_here: boolean;
  ended_id: number | null;
  ended_at: Date;
  meter_stop_wh: string | null;
  anomalies: SessionAnomaly[];
  tariff_id: string | null;
}

const UNMATCHED = columns<MeterValuesItem>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  session_id: ['int', ({ transactionId }) => transactionId],
  station_id: ['uuid', ({ stationId }) => stationId],
  at: ['timestamptz', ({ at }) => at],
});

const GATHER = `
  SELECT EXISTS (SELECT FROM session named WHERE named.id = m.session_id) AS named_exists,
         EXISTS (SELECT FROM session named
                  WHERE named.id = m.session_id AND named.charge_point_id = m.charge_point_id) AS named_here,
         ended.id AS ended_id, ended.ended_at, ended.meter_stop_wh, ended.anomalies, tariff.id AS tariff_id
    FROM ${UNMATCHED.numberedAs('m')}
    LEFT JOIN LATERAL (
      SELECT s.id, s.ended_at, s.meter_stop_wh, s.anomalies FROM (
        SELECT * FROM session WHERE charge_point_id = m.charge_point_id AND ended_at IS NOT NULL
         ORDER BY ended_at DESC, id DESC LIMIT 16
      ) s WHERE s.connector_id = m.connector_id LIMIT 1
    ) ended ON true
    LEFT JOIN LATERAL (
      SELECT v.id FROM tariff_version v WHERE v.station_id = m.station_id AND v.valid_from <= m.at
         AND v.cancelled_at IS NULL
       ORDER BY v.valid_from DESC, v.id DESC LIMIT 1
    ) tariff ON true
   ORDER BY m.n`;

/** Whether meter values could say something about a connector on which nothing seems to be running. */
export const mayMeanSession = ({ connectorId, transactionIdRaw, readings }: MeterValuesItem): boolean =>
  connectorId > 0 && (transactionIdRaw !== null || (latestValues(readings).powerW ?? 0) > 0);

export const decideUnmatchedReadings = async (
  pool: pg.Pool,
  items: readonly MeterValuesItem[],
): Promise<readonly DecidedReading[]> => {
  if (items.length === 0) return [];
  const { rows } = await pool.query<FactsRow>({
    name: 'unmatched-readings',
    text: GATHER,
    values: UNMATCHED.values(items),
  });
  return items.flatMap((item, index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const decision = decide(item, row);
    const isSetAside = decision.kind !== 'adopt' && namesOne(item) && !row.named_here;
    return [{ item, decision, tariffId: row.tariff_id, isSetAside }];
  });
};

const decide = (item: MeterValuesItem, row: FactsRow): UnmatchedReadingDecision => {
  const last = item.readings.at(-1);
  if (last === undefined) return { kind: 'keep' };
  const { at, receivedAt, connectorId } = item;
  const { energyWh, powerW } = latestValues(item.readings);
  return decideUnmatchedReading(
    {
      at,
      receivedAt,
      connectorId,
      namesUnknownTransaction: namesOne(item) && !row.named_exists,
      isBoundary: last.isBoundary,
      registerWh: energyWh,
      powerW,
    },
    endedOf(row),
  );
};

/** Where no session is running, 0 is firmware's "none". */
const namesOne = ({ transactionIdRaw }: MeterValuesItem): boolean =>
  transactionIdRaw !== null && transactionIdRaw !== '0';

const endedOf = (row: FactsRow): EndedSession | null =>
  row.ended_id === null
    ? null
    : {
        sessionId: row.ended_id,
        stoppedAt: row.ended_at,
        meterStopWh: row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh),
        closedByUs: isRevisable(row.anomalies),
      };
