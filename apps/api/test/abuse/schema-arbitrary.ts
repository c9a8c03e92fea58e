import * as fc from 'fast-check';
import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { InboundAction } from '@laadpoort/ocpp/messages/actions';

/** The part of JSON Schema that the schemas of OCPP 1.6 use. */
interface Schema {
  readonly $id?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly format?: string;
}

const schemaOf = (action: InboundAction): Schema => {
  const schema = (schemas as readonly Schema[]).find(({ $id }) => $id === `urn:${action}.req`);
  if (schema === undefined) throw new Error(`no schema of ${action}`);
  return schema;
};

const timestamp = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const validOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(
        ([name, member]): [string, fc.Arbitrary<unknown>] => [name, validOf(member)],
      );
      return fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(validOf(schema.items ?? {}), { minLength: 1, maxLength: 3 });
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer());
    case 'number':
      return fc.float({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      if (schema.format === 'date-time') return timestamp;
      return fc.string({ maxLength: Math.min(schema.maxLength ?? 50, 60), unit: 'grapheme' });
  }
};

/** Values that no schema allows, and that have broken other central systems. */
const poison = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 31,
    2 ** 53,
    Number.MAX_VALUE,
    '',
    ' ',
    '\u0000',
    '\u0000'.repeat(20),
    '\uD800',
    '\u202Egnirts',
    '😀'.repeat(30),
    'é'.normalize('NFD').repeat(50),
    '\r\n\r\n',
    '\u001B[31m',
    '${jndi:ldap://x}',
    '<img src=x onerror=alert(1)>',
    `=cmd|'/c calc'!A1`,
    `'; DROP TABLE session; --`,
    '../../etc/passwd',
    '9'.repeat(1_000),
    '222222017-10-27T19:10:11Z',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T10:60:00Z',
    '2026-11-22T10:00:00+15:99',
    'NaN',
    '1,5',
    [],
    {},
    [[]],
    { constructor: 1, toString: 2 },
  ),
  fc.string({ maxLength: 300, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A valid payload with one member, at any depth, poisoned, removed or added. */
const mutated = (schema: Schema): fc.Arbitrary<unknown> =>
  fc
    .tuple(validOf(schema), fc.nat(), poison, fc.constantFrom('replace', 'remove', 'add'))
    .map(([payload, at, bad, how]) => {
      const copy = structuredClone(payload);
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (place === undefined) return bad;
      if (how === 'remove') delete place.holder[place.name];
      else place.holder[how === 'add' ? 'unexpected' : place.name] = bad;
      return copy;
    });

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

const placesIn = (value: unknown): Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.keys(value).flatMap((name) => {
        const holder = value as Record<string, unknown>;
        return [{ holder, name }, ...placesIn(holder[name])];
      });

export interface Generated {
  readonly kind: 'valid' | 'mutated' | 'random';
  readonly payload: unknown;
}

/** Payloads of an action: valid ones, ones with a single fault, or anything at all. */
export const payloadsOf = (action: InboundAction): fc.Arbitrary<Generated> => {
  const schema = schemaOf(action);
  return fc.oneof(
    validOf(schema).map((payload): Generated => ({ kind: 'valid', payload })),
    mutated(schema).map((payload): Generated => ({ kind: 'mutated', payload })),
    fc.jsonValue({ maxDepth: 4 }).map((payload): Generated => ({ kind: 'random', payload })),
  );
};
