import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endpoints } from '#test/endpoints.ts';

const docs = readFileSync(join(import.meta.dirname, '../../../../docs/api.md'), 'utf8');
const reports = endpoints
  .map(([, endpoint]) => endpoint)
  .filter(
    ({ method, path, permission }) =>
      method === 'GET' && permission === 'reports.view' && /^\/api\/reports\/[a-z0-9-]+$/.test(path),
  );

test('there are reports', () => {
  expect(reports.length).toBeGreaterThan(7);
});

test.each(reports)('docs/api.md tells of $path and what it is asked for', ({ path, query }) => {
  const [line] = docs.split('\n').filter((each) => each.startsWith(`| \`${path}\` |`));
  expect(line).toBeDefined();
  for (const name of Object.keys(query?.shape ?? {})) expect(line).toContain(`\`${name}`);
});
