import { LARGER_BY } from '#test/larger-by.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { expect, test } from 'vitest';
import { Bank } from './histories/bank.ts';
import { diceOf } from './histories/dice.ts';
import { judge } from './histories/judge.ts';
import { advanceUndisturbed, live } from './histories/months.ts';
import { createWorld } from './histories/world.ts';

const HISTORIES = 50;
const MONTHS = ['2026-07', '2026-08', '2026-09'];

test(
  'in random histories what is owed is paid or open to the cent, and every session and number is used once',
  async () => {
    for (let round = 0; round < LARGER_BY; round += 1) {
      const db = await openTestDatabase();
      try {
        const seed = 11 + round;
        const world = await createWorld(db, seed, HISTORIES);
        const dice = diceOf(seed);
        const bank = new Bank(db, dice);
        const lives = { world, bank, dice, advance: advanceUndisturbed(world) };
        await live(lives, MONTHS, async () => {
          expect({ seed, faults: (await judge(db, bank)).faults }).toEqual({ seed, faults: [] });
        });
        const { documents, credits, paid, open } = await judge(db, bank);
        expect(documents).toBeGreaterThan(HISTORIES);
        expect(credits).toBeGreaterThan(5);
        expect(Number(paid)).toBeGreaterThan(Number(open));
      } finally {
        await db.close();
      }
    }
  },
  120_000 * LARGER_BY,
);
