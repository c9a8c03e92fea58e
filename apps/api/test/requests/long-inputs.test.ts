import { maskIdTag, parseIdTag, readIdTag } from '@laadpoort/domain/cards/id-tag';
import { listMembers, sameValue } from '@laadpoort/domain/configuration/configuration-value';
import { isSecretKey, withoutCredentials } from '@laadpoort/domain/configuration/secret-key';
import { parsePrice } from '@laadpoort/domain/money/parse-price';
import { parseOcppIdentity } from '@laadpoort/domain/stations/ocpp-identity';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { shownFileName } from '../../src/diagnostics/shown-file-name.ts';
import { endpoints } from '#test/endpoints.ts';

/* What people type and upload, like what chargers send: reading it takes a time that grows with its length. */

/** Every schema of a text within a schema. */
const textsIn = (schema: unknown, seen = new Set<unknown>()): z.ZodType[] => {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema as { def?: object };
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return [schema];
  return Object.values(def ?? {}).flatMap((part: unknown) =>
    part instanceof z.ZodType
      ? textsIn(part, seen)
      : typeof part === 'object' && part !== null
        ? Object.values(part).flatMap((inner) => textsIn(inner, seen))
        : [],
  );
};

/** Many requests share one. */
const schemas = new Set(
  endpoints.flatMap(([, { params, query, body }]) =>
    [params, query, body].flatMap((schema) => textsIn(schema)),
  ),
);

const readers: ((text: string) => unknown)[] = [
  maskIdTag,
  parseIdTag,
  readIdTag,
  isSecretKey,
  withoutCredentials,
  listMembers,
  (text) => sameValue('MeterValuesSampledData', text, `${text} `),
  parsePrice,
  parseOcppIdentity,
  shownFileName,
  ...[...schemas].map((schema) => (text: string) => schema.safeParse(text)),
];

const cpuMs = (piece: string, length: number): number => {
  const text = piece.repeat(length / piece.length);
  const since = process.cpuUsage();
  for (const read of readers) read(text);
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

test('there are texts in the requests', () => {
  expect(schemas.size).toBeGreaterThan(100);
});

// At most four times what is linear; what is quadratic takes 64 times as long at eight times the length.
test.each(['a', '0', ' ', '-', '.', '/', ':', '://', 'a@', 'a.', 'auth', '"', 'é', '%41', '1.1', 'NL91 '])(
  'a long text of %j takes a time that grows with its length, wherever it is typed',
  (piece) => {
    cpuMs(piece, 1_024);
    const short = Math.max(cpuMs(piece, 16_384), 20);
    for (const times of [2, 4, 8])
      expect(cpuMs(piece, times * 16_384), `${times} times 16 kB`).toBeLessThan(4 * times * short);
  },
);
