import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { plainWord } from '../../src/calls/foreign-status.ts';

/** Every list of words in the schemas, however deep. */
const enumsOf = (schema: unknown): string[][] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'enum' in schema && Array.isArray(schema.enum) ? [schema.enum as string[]] : [];
  return [...own, ...Object.values(schema).flatMap(enumsOf)];
};

test('no two words of one list are taken for one another', () => {
  const enums = (schemas as unknown[]).flatMap(enumsOf);
  expect(enums.length).toBeGreaterThan(50);
  for (const words of enums) expect(new Set(words.map(plainWord)).size).toBe(new Set(words).size);
});
