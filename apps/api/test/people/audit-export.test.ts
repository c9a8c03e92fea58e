import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAdminCommand } from '../../src/admin-commands.ts';
import { StartError } from '#platform/process/start-error.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.pool.query(
    `INSERT INTO audit_entry (at, account_id, actor_id, action, target_id, detail)
     SELECT now() - interval '1 day' + n * interval '1 second', 'account', 'actor', 'person.rename', n::text, '{}'
       FROM generate_series(1, 2500) n`,
  );
  await db.pool.query(
    `INSERT INTO audit_names (entry_id, content)
     SELECT id, '{"from": "Ann", "to": "Anna"}' FROM audit_entry WHERE target_id = '2500'`,
  );
  await db.pool.query(
    `INSERT INTO audit_entry (actor_id, action, target_id) VALUES ('actor', 'sign-in', 'now')`,
  );
});
afterAll(() => db.close());

const run = async (...args: string[]) => {
  const out = new PassThrough();
  const written = text(out);
  await runAdminCommand({ db, publicUrl: '', say: () => undefined, out }, ['audit-export', ...args]);
  out.end();
  const lines = (await written).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as { position: string; targetId: string; at: string });
};
const targetsOf = (lines: readonly { targetId: string }[]) => lines.map(({ targetId }) => targetId);

test('the whole audit, each entry once and in order, but for what may not be complete yet; later what came since', async () => {
  const all = await run();
  expect(targetsOf(all)).toEqual(Array.from({ length: 2_500 }, (_, n) => String(n + 1)));
  expect(all.at(-1)).toEqual({
    position: expect.stringMatching(/^\d+$/),
    at: expect.stringMatching(/Z$/),
    accountId: 'account',
    actorId: 'actor',
    action: 'person.rename',
    targetId: '2500',
    reason: null,
    detail: {},
  });
  expect(targetsOf(await run('--after', all.at(-3)?.position ?? ''))).toEqual(['2499', '2500']);
  expect(targetsOf(await run('--since', all.at(-1)?.at ?? ''))).toEqual(['2500']);
  expect(await run('--after', all.at(-1)?.position ?? '')).toEqual([]);
});

test('names only where asked for; what is not understood is refused', async () => {
  const [last] = (await run('--names')).slice(-1);
  expect(last).toMatchObject({ names: { from: 'Ann', to: 'Anna' } });
  for (const wrong of [['--since', 'yesterday'], ['--after', 'x'], ['--else']])
    await expect(run(...wrong)).rejects.toBeInstanceOf(StartError);
});
