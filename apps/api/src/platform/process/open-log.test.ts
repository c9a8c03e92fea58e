import { expect, test } from 'vitest';
import { openLog } from './open-log.ts';

test('an error is logged with what says where and what, without what hangs on it', () => {
  const lines: string[] = [];
  const log = openLog('warn', { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('duplicate key', { cause: new Error('the cause') }), {
    code: '23505',
    detail: 'Key (email)=(jesse@example.com) already exists.',
    client: { secretKey: 951_994_809, connectionParameters: { user: 'laadpoort_app' } },
  });
  log.error({ err: error }, 'a query failed');
  log.error({ err: new AggregateError([error], 'several') }, 'several failed');
  log.info('nothing of it');
  expect(lines).toHaveLength(2);
  const [one, several] = lines.map((line) => JSON.parse(line));
  expect(one).toMatchObject({ msg: 'a query failed', err: { type: 'Error', code: '23505' } });
  expect(one.err.stack).toContain('the cause');
  expect(several.err.aggregateErrors).toMatchObject([{ message: expect.stringContaining('duplicate key') }]);
  for (const line of lines) expect(line).not.toMatch(/jesse|951994809|laadpoort_app/);
});
