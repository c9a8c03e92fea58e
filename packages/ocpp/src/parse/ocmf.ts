import { cleanText, isFields, toNumber, toRegisterWh, type Fields } from './scalars.ts';

/** What a signed meter says of a transaction (Open Charge Metering Format 1.0). The signature is not checked here. */
export interface OcmfReadings {
  beginWh: bigint | null;
  endWh: bigint | null;
  /** By the clock of the meter, where it says that this is set. */
  beginAt: Date | null;
  endAt: Date | null;
  /** As the meter names itself. */
  meterSerial: string | null;
  /** null: none, or one that nobody could check. */
  signature: OcmfSignature | null;
}

/** ECDSA over `data` as it was sent; the curve is that of the key. */
export interface OcmfSignature {
  data: string;
  hash: 'sha256' | 'sha384' | 'sha512';
  /** DER. */
  value: string;
  encoding: 'hex' | 'base64';
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
/** S: the clock is set. */
const SET_CLOCK = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[,.](\d{3})([+-]\d\d):?(\d\d) S$/;
const HASH = /SHA-?(256|384|512)$/i;

/** `OCMF|{…}|{…}`: data and signature; null for anything else. Never throws. */
export const parseOcmf = (signedData: string): OcmfReadings | null => {
  const parts = partsOf(signedData.trim());
  const data = parts && fieldsOf(parts.data);
  if (!parts || !data || !Array.isArray(data['RD'])) return null;
  const found: OcmfReadings = {
    beginWh: null,
    endWh: null,
    beginAt: null,
    endAt: null,
    meterSerial: serialOf(data),
    signature: signatureOf(parts.data, fieldsOf(parts.signature)),
  };
  // What is the same as in the reading before may be left out.
  let said: Fields = {};
  for (const reading of data['RD'].filter(isFields)) {
    said = {
      RU: reading['RU'] ?? said['RU'],
      RI: reading['RI'] ?? said['RI'],
      TM: reading['TM'] ?? said['TM'],
    };
    const energyWh = energyOf(reading, said);
    if (energyWh === null) continue;
    if (reading['TX'] === 'B' && found.beginWh === null) {
      found.beginWh = energyWh;
      found.beginAt = timeOf(said);
    } else if (ENDS.has(reading['TX'])) {
      found.endWh = energyWh;
      found.endAt = timeOf(said);
    }
  }
  return found.beginWh === null && found.endWh === null ? null : found;
};

const partsOf = (text: string): { data: string; signature: string } | null => {
  if (!text.startsWith('OCMF|') || text.length > MAX_LENGTH) return null;
  const signature = text.lastIndexOf('|{');
  const end = signature > 'OCMF'.length ? signature : text.length;
  return { data: text.slice('OCMF|'.length, end), signature: text.slice(end + 1) };
};

const fieldsOf = (json: string): Fields | null => {
  try {
    const data: unknown = JSON.parse(json);
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

const timeOf = ({ TM: time }: Fields): Date | null => {
  const match = typeof time === 'string' ? SET_CLOCK.exec(time) : null;
  if (match === null) return null;
  const [, second, milliseconds, hours, minutes] = match;
  const at = new Date(`${second}.${milliseconds}${hours}:${minutes}`);
  return Number.isNaN(at.getTime()) ? null : at;
};

const serialOf = ({ MS: serial }: Fields): string | null =>
  typeof serial === 'string' && serial !== '' ? cleanText(serial).slice(0, 64).toWellFormed() : null;

/** Without an algorithm it is ECDSA with SHA-256, without an encoding hexadecimal. */
const signatureOf = (data: string, fields: Fields | null): OcmfSignature | null => {
  const { SA: algorithm = 'SHA256', SE: encoding = 'hex', SD: value } = fields ?? {};
  const size = typeof algorithm === 'string' ? HASH.exec(algorithm)?.[1] : undefined;
  if (size === undefined || typeof value !== 'string' || value === '') return null;
  if (encoding !== 'hex' && encoding !== 'base64') return null;
  return { data, hash: `sha${size as '256' | '384' | '512'}`, value, encoding };
};
