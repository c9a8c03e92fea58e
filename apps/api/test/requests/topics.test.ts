import { topics } from '@laadpoort/contract/wire/live-events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { endpoints } from '#test/endpoints.ts';

const reads = endpoints.filter(
  ([, { method, response }]) => method === 'GET' && response !== 'file' && response !== 'export',
);
const changedBy = new Set(
  reads.flatMap(([, definition]) => ('changedBy' in definition ? definition.changedBy : [])),
);

it('lets every answer say what changes it', () => {
  expect(reads.filter(([, definition]) => !('changedBy' in definition))).toEqual([]);
});

it('lets every change say what it changes', () => {
  const changes = endpoints.filter(([, { method }]) => method !== 'GET');
  const silent = changes.filter(
    ([, definition]) => !('changes' in definition) || definition.changes.length === 0,
  );
  expect(silent.map(([name]) => name)).toEqual([]);
});

it('has no topic that nobody listens to', () => {
  expect(topics.filter((topic) => !changedBy.has(topic))).toEqual([]);
});

it('limits how many mails may be asked for', () => {
  const mailing = endpoints.filter(
    ([, definition]) => 'changes' in definition && definition.changes.includes('mail'),
  );
  expect(mailing.map(([name]) => name)).toEqual(expect.arrayContaining(['changeAddress', 'inviteStaff']));
  expect(mailing.filter(([, { perHour }]) => perHour === undefined).map(([name]) => name)).toEqual([]);
});

const API = fileURLToPath(new URL('../../src', import.meta.url));

it('has no topic that the API never announces', () => {
  const files = globSync('**/*.ts', { cwd: API, exclude: ['**/*.test.ts', 'platform/prisma/**'] });
  const announced = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(API, file), 'utf8').matchAll(/\btopic: '([a-z-]+)'/g)].map(([, topic]) => topic),
    ),
  );
  expect(topics.filter((topic) => !announced.has(topic))).toEqual([]);
});
