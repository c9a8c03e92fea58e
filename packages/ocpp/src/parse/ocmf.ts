import { cleanText, isFields, toNumber, toRegisterWh, type Fields } from './scalars.ts';

/** What a signed meter says of a transaction (Open Charge Metering Format 1.0). The signature is not checked here. */
interface OcmfReadings {
  beginWh: bigint | null;
  endWh: bigint | null;
  /** As the meter names itself. */
  meterSerial: string | null;
}

/** More than any meter sends. */
const MAX_LENGTH = 50_000;
/** B: begin. E, L, R, A and P: end, by the charger, locally, remotely, aborted, without power. */
const ENDS: ReadonlySet<unknown> = new Set(['E', 'L', 'R', 'A', 'P']);
const FACTORS: ReadonlyMap<unknown, number> = new Map([
  ['Wh', 1],
  ['kWh', 1_000],
  ['MWh', 1_000_000],
]);
/** OBIS of energy that flows back. */
const EXPORT = /\b0*2\.0*8\./;

/** `OCMF|{…}|{…}`: data and signature; null for anything else. Never throws. */
export const parseOcmf = (signedData: string): OcmfReadings | null => {
  const data = payloadOf(signedData.trim());
  if (data === null || !Array.isArray(data['RD'])) return null;
  const found: OcmfReadings = { beginWh: null, endWh: null, meterSerial: serialOf(data) };
  // What is the same as in the reading before may be left out.
  let said: Fields = {};
  for (const reading of data['RD'].filter(isFields)) {
    said = { RU: reading['RU'] ?? said['RU'], RI: reading['RI'] ?? said['RI'] };
    const energyWh = energyOf(reading, said);
    if (energyWh === null) continue;
    if (reading['TX'] === 'B') found.beginWh ??= energyWh;
    else if (ENDS.has(reading['TX'])) found.endWh = energyWh;
  }
  return found.beginWh === null && found.endWh === null ? null : found;
};

const payloadOf = (text: string): Fields | null => {
  if (!text.startsWith('OCMF|') || text.length > MAX_LENGTH) return null;
  const signature = text.lastIndexOf('|{');
  const end = signature > 'OCMF'.length ? signature : text.length;
  try {
    const data: unknown = JSON.parse(text.slice('OCMF|'.length, end));
    return isFields(data) ? data : null;
  } catch {
    return null;
  }
};

const energyOf = (reading: Fields, { RU: unit, RI: obis }: Fields): bigint | null => {
  const factor = FACTORS.get(unit);
  const value = toNumber(reading['RV']);
  if (factor === undefined || value === null || (typeof obis === 'string' && EXPORT.test(obis))) return null;
  return toRegisterWh(value * factor);
};

const serialOf = ({ MS: serial }: Fields): string | null =>
  typeof serial === 'string' && serial !== '' ? cleanText(serial).slice(0, 64).toWellFormed() : null;
