import { isBilled, SESSION_REVIEW_STATES } from '@laadpoort/domain/sessions/review';
import { SESSION_STATES } from '@laadpoort/domain/sessions/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const combinations = SESSION_STATES.flatMap((state) =>
  [null, ...SESSION_REVIEW_STATES].map((review) => ({ state, review })),
);

test.each(combinations)('the database bills a session ($state, $review) when the domain does', async (of) => {
  const { rows } = await t.db.pool.query<{ billed: boolean }>('SELECT is_billed($1, $2) AS billed', [
    of.state,
    of.review,
  ]);
  expect(rows).toEqual([{ billed: isBilled(of.state, of.review) }]);
});
