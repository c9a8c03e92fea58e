import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { OutboundAction } from '../messages/actions.ts';
import { meaningOf, plainWord } from './foreign-status.ts';
import { cleanText, isFields, toNumber } from '../parse/scalars.ts';

interface Schema {
  $id?: string;
  $ref?: string;
  type?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  definitions?: Record<string, Schema>;
}

const responses = new Map((schemas as Schema[]).map((schema) => [schema.$id, schema]));

export interface RepairedResponse {
  response: unknown;
  /** The charge point's own word, where OCPP 1.6 has another one for it. */
  said?: string;
}

/**
 * Brings a charge point's answer as near to the schema as it goes without inventing anything: members that OCPP
 * does not know are dropped, scalars written as the type asks, texts cleaned, values matched without case.
 */
export const repairResponse = (action: OutboundAction, response: unknown): RepairedResponse => {
  const root = responses.get(`urn:${action}.conf`);
  const repaired = root ? repair(root, response ?? {}, root) : response;
  if (!isFields(repaired) || typeof repaired['status'] !== 'string') return { response: repaired };
  const said = repaired['status'];
  const status = meaningOf(action, said);
  return status === undefined
    ? { response: repaired }
    : { response: { ...repaired, status }, said: said.trim().slice(0, 50) };
};

/** A refusal says all in its status: the rest may be dates and units that are none (Heidelberg's empty schedule). */
export const withoutRefusalDetails = (response: unknown): unknown =>
  isFields(response) && response['status'] === 'Rejected' ? { status: 'Rejected' } : response;

const repair = (schema: Schema, value: unknown, root: Schema): unknown => {
  const definition = schema.$ref?.split('/').at(-1);
  if (definition !== undefined) return repair(root.definitions?.[definition] ?? {}, value, root);
  if (schema.type === 'object') return repairObject(schema, value, root);
  if (schema.type === 'array') {
    const entries = Array.isArray(value) ? value : [value];
    return entries.map((entry) => repair(schema.items ?? {}, entry, root));
  }
  if (schema.type === 'string') return repairText(schema, value);
  if (schema.type === 'boolean') return repairBoolean(value);
  return toNumber(value) ?? value;
};

const repairObject = (schema: Schema, value: unknown, root: Schema): unknown => {
  if (!isFields(value)) return value;
  const repaired: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const sent = value[name];
    if (!Object.hasOwn(value, name) || isAbsent(name, sent, schema)) continue;
    repaired[name] = repair(member, sent, root);
  }
  return repaired;
};

/** An empty text is a value of a setting, and of what a vendor sends as its data. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['value', 'data']);

/** Chargers write `null` or an empty text for a member that they leave out, as in requests (parse/empty-members.ts). */
const isAbsent = (name: string, sent: unknown, { required = [] }: Schema): boolean =>
  sent === null ||
  (typeof sent === 'string' && sent.trim() === '' && !required.includes(name) && !MAY_BE_EMPTY.has(name));

const repairText = ({ enum: values }: Schema, value: unknown): unknown => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return value;
  const text = cleanText(String(value), true);
  return values?.find((known) => plainWord(known) === plainWord(text)) ?? text;
};

const repairBoolean = (value: unknown): unknown => {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : value;
};
