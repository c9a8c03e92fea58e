import { hash } from 'node:crypto';
import type { MeterReading } from '@laadpoort/ocpp/parse/meter-reading';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';

/** A reading with its charge point and connector. */
export interface StoredReading {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly sessionId: number | null;
  readonly receivedAt: Date;
  readonly reading: MeterReading;
}

const MAX_INT4 = 2 ** 31 - 1;
const MAX_REAL = 3e38;

/** Whole watts that fit in the column. */
export const wholeOf = (powerW: number | null): number | null =>
  powerW === null ? null : Math.max(-MAX_INT4, Math.min(MAX_INT4, Math.round(powerW)));

/** What a real column can hold; anything larger is not a measurement. */
export const realOf = (value: number | null): number | null =>
  value === null || Math.abs(value) > MAX_REAL ? null : value;

/** Of one phase, since there is one column: those of a supply are alike. */
export const voltageOf = ({ l1, l2, l3 }: MeterReading['voltageV']): number | null => l1 ?? l2 ?? l3;

/** First 8 bytes of SHA-256 over the values: the same reading sent again has the same. */
const fingerprint = (reading: MeterReading): bigint => {
  const values = JSON.stringify([reading.raw, reading.samples, reading.signedData]);
  return hash('sha256', values, 'buffer').readBigInt64BE(0);
};

const otherSamples = ({ otherSamples: others, signedData }: MeterReading): string | null =>
  others.length === 0 && signedData.length === 0 ? null : JSON.stringify([...others, ...signedData]);

const READINGS = columns<StoredReading>({
  charge_point_id: ['uuid', (row) => row.chargePointId],
  connector_id: ['int', (row) => row.connectorId],
  at: ['timestamptz', ({ reading }) => reading.at],
  fingerprint: ['bigint', ({ reading }) => fingerprint(reading)],
  session_id: ['int', (row) => row.sessionId],
  received_at: ['timestamptz', (row) => row.receivedAt],
  energy_wh: ['bigint', ({ reading }) => reading.energyWh],
  begin_wh: ['bigint', ({ reading }) => reading.beginWh],
  end_wh: ['bigint', ({ reading }) => reading.endWh],
  power_w: ['int', ({ reading }) => wholeOf(reading.powerW)],
  current_l1_a: ['real', ({ reading }) => realOf(reading.currentA.l1)],
  current_l2_a: ['real', ({ reading }) => realOf(reading.currentA.l2)],
  current_l3_a: ['real', ({ reading }) => realOf(reading.currentA.l3)],
  voltage_v: ['real', ({ reading }) => realOf(voltageOf(reading.voltageV))],
  soc_percent: ['real', ({ reading }) => realOf(reading.socPercent)],
  other_samples: ['jsonb', ({ reading }) => otherSamples(reading)],
  origins: ['jsonb', ({ reading: { origins } }) => (origins === null ? null : JSON.stringify(origins))],
});

const INSERT = `
  INSERT INTO meter_reading (${READINGS.names}) SELECT * FROM ${READINGS.as('m')} ON CONFLICT DO NOTHING`;

/** Stores readings; one that is already there, from a retry, is left as it is. */
export const insertReadings = (readings: readonly StoredReading[]): Statement => ({
  name: 'insert-readings',
  text: INSERT,
  values: READINGS.values(readings),
});
