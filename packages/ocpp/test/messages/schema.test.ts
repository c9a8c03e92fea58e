import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemaProblem } from '../../src/messages/schema.ts';
import type { Action, OutboundAction } from '../../src/messages/actions.ts';
import { repairResponse } from '../../src/calls/repair-response.ts';

interface Schema {
  $id?: string;
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  maxLength?: number;
  multipleOf?: number;
  minItems?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  definitions?: Record<string, Schema>;
}

const responses = (schemas as Schema[]).filter((schema) => schema.$id?.endsWith('.conf'));

const valid = (schema: Schema, root: Schema): fc.Arbitrary<unknown> => {
  if (schema.$ref) return valid(root.definitions?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}, root);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (schema.type === 'string') return fc.string({ maxLength: schema.maxLength ?? 20 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'array')
    return fc.array(valid(schema.items ?? {}, root), { minLength: schema.minItems ?? 0, maxLength: 3 });
  if (schema.type !== 'object')
    return fc.integer({ min: -1_000, max: 1_000 }).map((n) => (schema.multipleOf ? n / 10 : n));
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => [name, valid(member, root)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: schema.required ?? [] });
};

const answers = fc.oneof(
  ...responses.map((schema) =>
    fc.record({ id: fc.constant(schema.$id ?? ''), response: valid(schema, schema) }),
  ),
);
const actionOf = (id: string) => id.slice('urn:'.length, -'.conf'.length) as Action;

test('all 39 actions have a schema both ways', () => {
  expect(responses).toHaveLength(39);
  expect(schemaProblem('Reset', 'req', { type: 'Hard' })).toBeNull();
  expect(schemaProblem('Reset', 'req', { type: 'hard' })).toMatch(/type/);
  expect(schemaProblem('Reset', 'req', { type: 'Hard', more: 1 })).toMatch(/additional/);
  expect(schemaProblem('Heartbeat', 'conf', {})).toMatch(/currentTime/);
});

test('a valid response is valid, and one unknown member makes it invalid', () => {
  fc.assert(
    fc.property(answers, ({ id, response }) => {
      const action = actionOf(id);
      expect(schemaProblem(action, 'conf', response)).toBeNull();
      expect(schemaProblem(action, 'conf', { ...(response as object), nonsense: 1 })).not.toBeNull();
    }),
  );
});

test('repair leaves a valid response valid and takes away what OCPP does not know', () => {
  fc.assert(
    fc.property(answers, ({ id, response }) => {
      const action = actionOf(id);
      const { response: repaired } = repairResponse(action as OutboundAction, {
        ...(response as object),
        nonsense: 1,
        other: null,
      });
      expect(schemaProblem(action, 'conf', repaired)).toBeNull();
    }),
  );
});
