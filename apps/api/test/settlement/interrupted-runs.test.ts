import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LARGER_BY } from '#test/larger-by.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { expect, test } from 'vitest';
import { Bank } from './histories/bank.ts';
import { diceOf, type Dice } from './histories/dice.ts';
import { judge } from './histories/judge.ts';
import { advanceUndisturbed, settleMonth, SETTINGS, type Lives } from './histories/months.ts';
import { addMonth, decideOpen } from './histories/sessions.ts';
import { createWorld } from './histories/world.ts';

const HISTORIES = 24;
const SEED = 12;
const MONTH = '2026-07';
/** Each one takes seconds. */
const TIMES = Math.min(LARGER_BY, 20);
/** Of each of the two halves of a run: drawing up and finalising. */
const KILLS = 2 * TIMES;
const CUTS = 8 * TIMES;

type Advance = Lives['advance'];

/** What a run has made: all but the ids, which nothing depends on. */
const settled = async (db: TestDatabase, advanceWith: (lives: Omit<Lives, 'advance'>) => Advance) => {
  const world = await createWorld(db, SEED, HISTORIES);
  const dice = diceOf(SEED);
  const bank = new Bank(db, dice);
  await addMonth(world, MONTH, []);
  await decideOpen(world, MONTH, new Date('2026-08-02T09:00:00Z'));
  const advance = advanceWith({ world, bank, dice });
  await settleMonth({ world, bank, dice, advance }, MONTH);
  const { faults } = await judge(db, bank);
  const { rows: documents } = await db.pool.query(
    `SELECT number, encode(hash, 'hex') AS hash, finalised_at,
            (SELECT array_agg(session_id ORDER BY session_id) FROM document_session WHERE document_id = document.id) AS in,
            (SELECT array_agg(id ORDER BY id) FROM session WHERE document_id = document.id) AS settles
       FROM document ORDER BY number`,
  );
  const { rows: exceptions } = await db.pool.query(
    'SELECT account_id, session_id, reason, amount FROM settlement_exception ORDER BY session_id',
  );
  const { rows: accounts } = await db.pool.query(
    'SELECT account_id, drafted_at, finalised_at FROM settlement_run_account ORDER BY account_id',
  );
  const { rows: mails } = await db.pool.query(
    'SELECT recipient, subject FROM outbox_message ORDER BY recipient, subject',
  );
  const { rows: audited } = await db.pool.query(
    'SELECT account_id, action, detail::text FROM audit_entry ORDER BY account_id, action, detail::text',
  );
  return { faults, documents, exceptions, accounts, mails, audited };
};

/** Processes that end in the middle of an account or between two, until the last one is left alone. */
const killed = (db: TestDatabase, dice: Dice) => (): Advance => async (now) => {
  for (let kills = 0; kills <= KILLS; kills += 1) {
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'histories/advance-once.ts'),
        db.url,
        JSON.stringify(SETTINGS),
        now.toISOString(),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (kills < KILLS) {
      await sleep(dice.whole(20, 300));
      child.kill('SIGKILL');
    }
    const [code] = await ended;
    if (kills === KILLS) expect(code).toBe(0);
  }
};

/** The database ends every connection of the process, again and again. */
const cut =
  (db: TestDatabase, dice: Dice) =>
  ({ world }: Omit<Lives, 'advance'>): Advance =>
  async (now) => {
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      const advancing = advanceUndisturbed(world)(now).catch(() => 'interrupted');
      await sleep(dice.whole(5, 120));
      await asOwner(
        db,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await advancing;
    }
    // A connection that was just cut may be handed out once more, and what was begun before may be ending.
    for (let tries = 0; tries < 5; tries += 1) {
      const hasEnded = await advanceUndisturbed(world)(now).then(
        () => true,
        () => false,
      );
      if (hasEnded) return;
      await sleep(500);
    }
    throw new Error('the run cannot go on');
  };

test(
  'a run that is interrupted anywhere, and goes on, makes what an undisturbed one makes',
  async () => {
    await using databases = new AsyncDisposableStack();
    const open = async () => {
      const db = await openTestDatabase();
      databases.defer(() => db.close());
      return db;
    };
    const calm = await settled(await open(), ({ world }) => advanceUndisturbed(world));
    expect(calm.faults).toEqual([]);
    expect(calm.documents.length).toBeGreaterThan(HISTORIES / 2);
    expect(calm.mails).toHaveLength(calm.documents.length);
    const [ofKilled, ofCut] = [await open(), await open()];
    expect(await settled(ofKilled, killed(ofKilled, diceOf(1)))).toEqual(calm);
    expect(await settled(ofCut, cut(ofCut, diceOf(2)))).toEqual(calm);
  },
  120_000 * TIMES,
);
