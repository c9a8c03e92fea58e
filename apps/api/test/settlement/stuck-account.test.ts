import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { asOwner } from '#test/test-database.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { advanceRuns } from '../../src/settlement/runs/advance-run.ts';
import { SETTINGS } from './histories/months.ts';
import { settledAccount } from './settled-account.ts';

const NOW = new Date('2026-11-02T12:00:00Z');

let t: TestApp;
beforeEach(async () => {
  t = await buildTestApp({ clock: { now: NOW }, pace: 1 });
});
afterEach(() => t.close());

/** One sweep; what loops for ever is stopped by a fault too many. */
const sweep = async (): Promise<string[]> => {
  const faults: string[] = [];
  const report = (error: unknown) => {
    faults.push(String(error));
    if (faults.length > 20) throw new Error('it loops');
  };
  const live = { publish: () => undefined };
  await advanceRuns({ db: t.database, settings: SETTINGS, now: () => NOW, live, background: { report } });
  return faults;
};

test('an account that can neither be drawn up nor left out ends the sweep of its run, keeps no other account or run, and is tried again by the next', async () => {
  const { prisma } = t.database;
  const stuck = await settledAccount(t);
  const other = await settledAccount(t);
  for (const account of [stuck, other]) await account.add({ endedAt: '2026-09-05T10:00:00Z' });
  await asOwner(
    t.database,
    `CREATE FUNCTION refuse_account() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no disk'; END $$;
     CREATE TRIGGER refuse_account BEFORE INSERT ON settlement_run_account FOR EACH ROW
       WHEN (NEW.account_id = '${stuck.accountId}') EXECUTE FUNCTION refuse_account()`,
  );
  const begun = { startedAt: NOW, startedById: 'one' };
  const { id } = await prisma.settlementRun.create({ data: { month: '2026-09', ...begun } });
  const approved = { ...begun, draftedAt: NOW, approvedAt: NOW, approvedById: 'two' };
  await prisma.settlementRun.create({ data: { month: '2026-10', ...approved } });
  const accountsOf = async () => {
    const rows = await prisma.settlementRunAccount.findMany({ where: { runId: id } });
    return rows.map(({ accountId }) => accountId).toSorted();
  };
  const runs = () => prisma.settlementRun.findMany({ orderBy: { month: 'asc' } });

  const faults = await sweep();
  expect(faults).toHaveLength(2);
  expect(faults.join()).toContain('no disk');
  expect(await accountsOf()).toEqual([other.accountId]);
  expect(await runs()).toMatchObject([{ draftedAt: null }, { finalisedAt: NOW }]);

  await asOwner(t.database, 'DROP TRIGGER refuse_account ON settlement_run_account');
  expect(await sweep()).toEqual([]);
  expect(await accountsOf()).toEqual([stuck.accountId, other.accountId].toSorted());
  expect(await runs()).toMatchObject([{ draftedAt: NOW }, { finalisedAt: NOW }]);
});
