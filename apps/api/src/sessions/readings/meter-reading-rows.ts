import { hash } from 'node:crypto';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import { plainArray, type Statement } from '#platform/database/statements.ts';

/** A reading with its charge point and connector. */
export interface StoredReading {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly sessionId: number | null;
  readonly receivedAt: Date;
  readonly reading: MeterReading;
}

const MOST_INT4 = 2 ** 31 - 1;
const MOST_REAL = 3e38;

/** Measurands that have a column, at the outlet; every other sample is stored as sent. */
const WITH_COLUMN: ReadonlySet<string | null> = new Set([
  'Energy.Active.Import.Register',
  'Power.Active.Import',
  'Current.Import',
  'Voltage',
  'SoC',
]);

const INSERT = `
  INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, session_id, received_at, energy_wh,
    power_w, current_l1_a, current_l2_a, current_l3_a, voltage_v, soc_percent, other_samples)
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::bigint[], $5::int[], $6::timestamptz[],
    $7::bigint[], $8::int[], $9::real[], $10::real[], $11::real[], $12::real[], $13::real[], $14::jsonb[])
  ON CONFLICT DO NOTHING`;

/** Stores readings; one that is already there, from a retry, is left as it is. */
export const insertReadings = (readings: readonly StoredReading[]): Statement => ({
  name: 'insert-readings',
  text: INSERT,
  values: readingColumns(readings),
});

const readingColumns = (readings: readonly StoredReading[]): unknown[] => [
  plainArray(readings.map((row) => row.chargePointId)),
  plainArray(readings.map((row) => row.connectorId)),
  plainArray(readings.map(({ reading }) => reading.at.toISOString())),
  plainArray(readings.map(({ reading }) => fingerprint(reading))),
  plainArray(readings.map((row) => row.sessionId)),
  plainArray(readings.map((row) => row.receivedAt.toISOString())),
  plainArray(readings.map(({ reading }) => reading.energyWh)),
  plainArray(readings.map(({ reading }) => wholeOf(reading.powerW))),
  plainArray(readings.map(({ reading }) => realOf(reading.currentA.l1))),
  plainArray(readings.map(({ reading }) => realOf(reading.currentA.l2))),
  plainArray(readings.map(({ reading }) => realOf(reading.currentA.l3))),
  plainArray(readings.map(({ reading }) => realOf(reading.voltageV.l1))),
  plainArray(readings.map(({ reading }) => realOf(reading.socPercent))),
  readings.map(({ reading }) => otherSamples(reading)),
];

/** Whole watts that fit in the column. */
export const wholeOf = (powerW: number | null): number | null =>
  powerW === null ? null : Math.max(-MOST_INT4, Math.min(MOST_INT4, Math.round(powerW)));

/** What a real column can hold; anything larger is not a measurement. */
export const realOf = (value: number | null): number | null =>
  value === null || Math.abs(value) > MOST_REAL ? null : value;

/** First 8 bytes of SHA-256 over the values: the same reading sent again has the same. */
const fingerprint = (reading: MeterReading): bigint => {
  const values = JSON.stringify([reading.raw, reading.samples, reading.signedData]);
  return hash('sha256', values, 'buffer').readBigInt64BE(0);
};

const otherSamples = ({ samples, signedData }: MeterReading): string | null => {
  const others = samples.filter(
    ({ measurand, location }) =>
      !WITH_COLUMN.has(measurand) || (location !== 'Outlet' && measurand !== 'SoC'),
  );
  return others.length === 0 && signedData.length === 0 ? null : JSON.stringify([...others, ...signedData]);
};
