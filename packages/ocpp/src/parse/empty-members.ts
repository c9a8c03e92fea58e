import { isFields, type Fields } from './scalars.ts';

/** The lists of OCPP's own objects in a request; what a vendor sends as its data stays as it is. */
const NESTED: ReadonlySet<string> = new Set(['meterValue', 'transactionData', 'sampledValue']);
const SPACE = 32;
/** A request, its meter values, their samples. */
const MAX_DEPTH = 3;

/**
 * A request without the members that hold nothing, in its nested objects too: chargers write `null` or an empty text for
 * a member that they leave out. What has none of them is returned as it is.
 */
export const withoutEmpty = (fields: Fields, depth = 1): Fields => {
  let kept: Record<string, unknown> | null = null;
  for (const name in fields) {
    const value = fields[name];
    const isEmpty = value === null || (typeof value === 'string' && isBlank(value));
    const inside = depth < MAX_DEPTH && NESTED.has(name) ? nested(value, depth + 1) : value;
    if (!isEmpty && inside === value) continue;
    kept ??= { ...fields };
    if (isEmpty) delete kept[name];
    else kept[name] = inside;
  }
  return kept ?? fields;
};

/** Trimming each text of each message would cost more than reading it. */
const isBlank = (text: string): boolean => text === '' || (text.charCodeAt(0) <= SPACE && text.trim() === '');

const nested = (value: unknown, depth: number): unknown => {
  if (isFields(value)) return withoutEmpty(value, depth);
  if (!Array.isArray(value)) return value;
  const entries = value.map((entry: unknown) => (isFields(entry) ? withoutEmpty(entry, depth) : entry));
  return entries.some((entry, index) => entry !== value[index]) ? entries : value;
};
