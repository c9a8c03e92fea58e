import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { doDueJobs, enqueueJob } from './one-off.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.prisma.job.deleteMany());

let at = new Date('2026-12-01T10:00:00Z');
const now = () => at;
const pass = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000);
};
const enqueue = (target: string, kind = 'count') => enqueueJob(db.prisma, { kind, target }, now());
const rows = () => db.prisma.job.findMany({ orderBy: { id: 'asc' } });

test('each job is done once, however many processes look for it; then it is gone', async () => {
  for (let target = 0; target < 40; target += 1) await enqueue(String(target));
  const done: string[] = [];
  const count = async (target: string) => {
    await new Promise((later) => setTimeout(later, 5));
    done.push(target);
  };
  const work = async () => {
    while ((await doDueJobs(db.pool, { count }, now)) > 0);
  };
  await Promise.all([work(), work(), work(), work()]);
  expect(done.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(await rows()).toEqual([]);
});

test('what another process is just taking keeps nobody waiting', async () => {
  await enqueue('1');
  await enqueue('2');
  const done: string[] = [];
  const count = async (target: string) => void done.push(target);
  await db.prisma.$transaction(async (other) => {
    await other.$queryRaw`SELECT id FROM job WHERE target = '1' FOR UPDATE`;
    await doDueJobs(db.pool, { count }, now);
  });
  expect(done).toEqual(['2']);
  expect(await rows()).toMatchObject([{ target: '1', attempts: 0 }]);
});

test('it is written with the change that it belongs to, or not at all', async () => {
  const failed = db.prisma.$transaction(async (tx) => {
    await enqueueJob(tx, { kind: 'count', target: '1' }, now());
    throw new Error('taken back');
  });
  await expect(failed).rejects.toThrow('taken back');
  expect(await rows()).toEqual([]);
});

test('what fails is tried again, ever later, keeps no other waiting, and is given up in the end', async () => {
  await enqueue('bad');
  await enqueue('good');
  const done: string[] = [];
  const count = async (target: string) => {
    if (target === 'bad') throw new Error('the disk is full');
    done.push(target);
  };
  await doDueJobs(db.pool, { count }, now);
  expect(done).toEqual(['good']);
  expect(await rows()).toMatchObject([{ attempts: 1, lastError: 'the disk is full', deadAt: null }]);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(0);
  pass(1);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(1);
  pass(1);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(0);
  for (let tries = 2; tries < 15; tries += 1) {
    pass(120);
    await doDueJobs(db.pool, { count }, now);
  }
  expect(await rows()).toMatchObject([{ target: 'bad', attempts: 15, deadAt: at }]);
  pass(24 * 60);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(0);
});

test('what a process that died had taken is taken again, by another, after five minutes', async () => {
  await enqueue('1');
  const begun = Promise.withResolvers<void>();
  const dead = Promise.withResolvers<void>();
  const dies = async () => {
    begun.resolve();
    await dead.promise;
  };
  const died = doDueJobs(db.pool, { count: dies }, now);
  await begun.promise;
  const done: string[] = [];
  const count = async (target: string) => void done.push(target);
  pass(4);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(0);
  pass(2);
  expect(await doDueJobs(db.pool, { count }, now)).toBe(1);
  expect(done).toEqual(['1']);
  dead.resolve();
  // Or it would take the next test's job.
  await died;
});

test('that a process dies, however often, is no failure of the job: the first that fails is the first attempt', async () => {
  await enqueue('1');
  const begun = Array.from({ length: 16 }, () => Promise.withResolvers<void>());
  for (const { resolve, promise } of begun) {
    void doDueJobs(db.pool, { count: () => (resolve(), new Promise(() => undefined)) }, now);
    await promise;
    pass(6);
  }
  expect(await doDueJobs(db.pool, { count: () => Promise.reject(new Error('the disk is full')) }, now)).toBe(
    1,
  );
  expect(await rows()).toMatchObject([{ attempts: 1, deadAt: null }]);
});

test('what ends its process each time is given up when it would be begun for the 51st time; a failure counts anew', async () => {
  await enqueue('1');
  /** The process ends while it does the job: nothing is noted, and its lease runs out. */
  const die = async () => {
    const begun = Promise.withResolvers<void>();
    void doDueJobs(db.pool, { count: () => (begun.resolve(), new Promise(() => undefined)) }, now);
    await begun.promise;
    pass(6);
  };
  for (let died = 0; died < 49; died += 1) await die();
  await doDueJobs(db.pool, { count: () => Promise.reject(new Error('the disk is full')) }, now);
  expect(await rows()).toMatchObject([{ attempts: 1, claims: 0, deadAt: null }]);
  pass(6);
  for (let died = 0; died < 50; died += 1) await die();
  expect(await rows()).toMatchObject([{ claims: 50, deadAt: null }]);
  const done: string[] = [];
  const count = async (target: string) => void done.push(target);
  await doDueJobs(db.pool, { count }, now);
  expect(done).toEqual([]);
  expect(await rows()).toMatchObject([{ attempts: 1, deadAt: at }]);
});

test('a kind that this version does not know waits for one that does', async () => {
  await enqueue('1', 'new-kind');
  expect(await doDueJobs(db.pool, { count: async () => undefined }, now)).toBe(0);
  expect(await rows()).toMatchObject([{ kind: 'new-kind', attempts: 0 }]);
});
