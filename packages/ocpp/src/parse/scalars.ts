/** An object from the wire, or an empty one. Members are read by name and may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const CONTROL = /\p{Cc}/u;
const CONTROL_ALL = /\p{Cc}/gu;
const CONTROL_BUT_LINES = /(?![\t\n\r])\p{Cc}/gu;
const MAX_INT32 = 2 ** 31 - 1;
/** A terawatt-hour: no charger's meter counts so far, and the sums of a great many such still fit a JSON number. */
const MAX_REGISTER_WH = 1e12;

/** No NUL (Postgres refuses it), no control characters, no lone surrogates: each becomes U+FFFD. */
export const cleanText = (value: string, keepLines = false): string => {
  const wellFormed = value.isWellFormed() ? value : value.toWellFormed();
  if (!CONTROL.test(wellFormed)) return wellFormed;
  return wellFormed.replace(keepLines ? CONTROL_BUT_LINES : CONTROL_ALL, '\uFFFD');
};

/** Reads a text member; scalars are written out, objects as JSON. Absent or null gives null. */
export const readText = (
  fields: Fields,
  name: string,
  maxLength: number,
  deviations: string[],
  { keepLines = false }: { keepLines?: boolean } = {},
): string | null => {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') deviations.push(`${name}: not a string`);
  const text = cleanText(typeof value === 'string' ? value : toJson(value), keepLines);
  if (text !== value && typeof value === 'string') deviations.push(`${name}: unprintable characters`);
  if (text.length <= maxLength) return text;
  deviations.push(`${name}: longer than ${maxLength}`);
  return text.slice(0, maxLength).toWellFormed();
};

const toJson = (value: unknown): string => {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested so deeply that the stack does not hold it.
    return '';
  }
};

/** A number, also from text ("12,5" included); null when there is none, or one beyond 2^53, which measures nothing. */
export const toNumber = (value: unknown): number | null => {
  const number = typeof value === 'number' ? value : readNumber(value);
  return number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
};

const readNumber = (value: unknown): number | null => {
  if (typeof value !== 'string' || value.length > 40) return null;
  const text = value.trim().replace(',', '.');
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return null;
  return Number(text);
};

export const readInteger = (fields: Fields, name: string, deviations: string[]): number | null => {
  const value = fields[name];
  if (Number.isSafeInteger(value)) return value as number;
  if (value === undefined || value === null) return null;
  const number = toNumber(value);
  deviations.push(`${name}: not an integer`);
  return number === null || !Number.isSafeInteger(Math.round(number)) ? null : Math.round(number);
};

/** Connectors are counted from 0; what is no small count is read as 0, the charge point itself. */
export const readConnectorId = (fields: Fields, deviations: string[]): number => {
  const connectorId = readInteger(fields, 'connectorId', deviations);
  if (connectorId !== null && connectorId >= 0 && connectorId <= MAX_INT32) return connectorId;
  deviations.push('connectorId: missing or out of range');
  return 0;
};

/** Transaction ids are ours, 1 to 2^31-1. Anything else a charge point sends is no id; the text of it is kept. */
export const readTransactionId = (
  fields: Fields,
  deviations: string[],
): { transactionId: number | null; transactionIdRaw: string | null } => {
  const value = fields['transactionId'];
  if (value === undefined || value === null) return { transactionId: null, transactionIdRaw: null };
  const id = readInteger(fields, 'transactionId', deviations);
  const transactionIdRaw = cleanText(toJson(value)).slice(0, 64).toWellFormed();
  if (id !== null && id >= 1 && id <= MAX_INT32) return { transactionId: id, transactionIdRaw };
  deviations.push('transactionId: out of range');
  return { transactionId: null, transactionIdRaw };
};

/** A meter register in Wh. Decimals are rounded; beyond a terawatt-hour it is no reading. */
export const readEnergyWh = (fields: Fields, name: string, deviations: string[]): bigint | null => {
  const value = fields[name];
  const energyWh = toRegisterWh(toNumber(value));
  if (value === undefined || value === null) deviations.push(`${name}: missing`);
  else if (!Number.isSafeInteger(value)) deviations.push(`${name}: not an integer`);
  else if (energyWh === null) deviations.push(`${name}: out of range`);
  return energyWh;
};

export const toRegisterWh = (energyWh: number | null): bigint | null =>
  energyWh === null || Math.abs(energyWh) > MAX_REGISTER_WH ? null : BigInt(Math.round(energyWh));

/** The register of a sample: one beyond all that a meter counts is kept as such, for it tells that something is wrong. */
export const toSampleWh = (energyWh: number | null): bigint | null =>
  energyWh === null
    ? null
    : BigInt(Math.round(Math.max(-MAX_REGISTER_WH, Math.min(energyWh, MAX_REGISTER_WH))));

/** A member of a value list, compared without case; null when it is none of them. */
export const oneOf = <T extends string>(list: ReadonlyMap<string, T>, value: unknown): T | null => {
  if (typeof value !== 'string') return null;
  return list.get(value) ?? list.get(value.trim().toLowerCase()) ?? null;
};

/** The index that `oneOf` looks in. */
export const valueList = <T extends string>(values: readonly T[]): ReadonlyMap<string, T> =>
  new Map(values.flatMap((value) => [[value, value] as const, [value.toLowerCase(), value] as const]));
