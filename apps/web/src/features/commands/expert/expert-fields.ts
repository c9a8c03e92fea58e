import { commandRequestSchema, type CommandRequest } from '@laadpoort/contract/commands/requests';
import { z } from 'zod';

export type ExpertAction = CommandRequest['action'];

/** An input of an action's form. */
export interface ExpertField {
  /** Dotted path of its value in the request. */
  readonly path: string;
  /** The last part of the path, which is its name in OCPP. */
  readonly name: string;
  readonly kind: 'text' | 'long-text' | 'number' | 'choice' | 'time' | 'list' | 'periods' | 'json';
  readonly required: boolean;
  readonly choices: readonly string[];
  /** Whether the hint for its name applies here: 0 for the whole charger, commas, leaving it out. */
  readonly hinted: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

const TIMES = new Set([
  'expiryDate',
  'installDateTime',
  'latestTimestamp',
  'oldestTimestamp',
  'retrieveDate',
  'retrieveDateTime',
  'startSchedule',
  'startTime',
  'stopTime',
  'validFrom',
  'validTo',
]);
const ONE_LINE = 512;

const { oneOf } = z.toJSONSchema(commandRequestSchema, { io: 'input' }) as { oneOf: readonly JsonSchema[] };
const schemas = new Map(oneOf.map((schema) => [schema.properties?.['action']?.const, schema]));

/** Every action that can be sent to a charger, in alphabetical order. */
export const expertActions = commandRequestSchema.options
  .map(({ shape }) => shape.action.value)
  .toSorted((a, b) => a.localeCompare(b));

/** The inputs of an action, derived from the API's own schema; optional objects are entered as JSON. */
export const expertFields = (action: ExpertAction): ExpertField[] => fieldsOf(schemas.get(action) ?? {}, '');

const fieldsOf = ({ properties = {}, required = [] }: JsonSchema, prefix: string): ExpertField[] =>
  Object.entries(properties).flatMap(([name, schema]): ExpertField[] => {
    if (schema.const !== undefined) return [];
    const path = `${prefix}${name}`;
    const isRequired = required.includes(name);
    if (schema.type === 'object' && isRequired) return fieldsOf(schema, `${path}.`);
    const kind = kindOf(name, schema);
    const hinted = isHinted(name, schema, isRequired);
    return [{ path, name, kind, required: isRequired, choices: schema.enum ?? [], hinted }];
  });

const kindOf = (
  name: string,
  { type, enum: choices, items, maxLength = 0 }: JsonSchema,
): ExpertField['kind'] => {
  if (choices) return 'choice';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string') {
    if (TIMES.has(name)) return 'time';
    return maxLength > ONE_LINE ? 'long-text' : 'text';
  }
  if (name === 'chargingSchedulePeriod') return 'periods';
  return items?.type === 'string' ? 'list' : 'json';
};

const isHinted = (name: string, { type, minimum }: JsonSchema, required: boolean): boolean => {
  if (name === 'connectorId') return minimum === 0;
  if (name === 'key') return type === 'array';
  return name !== 'duration' || !required;
};
