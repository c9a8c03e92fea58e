import { isAnotherSession } from '@laadpoort/domain/sessions/start/start-transaction';
import type pg from 'pg';
import { toStartFacts, type StartFactsRow } from './start-facts.ts';
import { startKeyOf, type StartItem } from './start-item.ts';
import { GATHER_STARTS, STARTS, type StartFactsColumns } from './starts-query.ts';

/** The most sessions that a charger with a stuck clock and meter can start. */
const MAX_REPETITIONS = 1_000;

/** The facts of each start, in order. */
export const gatherStarts = async (
  pool: pg.Pool,
  items: readonly StartItem[],
): Promise<readonly StartFactsRow[]> => {
  const facts = await gatherWithKeys(pool, items, 0);
  for (const [index, item] of items.entries())
    facts[index] = await followRepetitions(pool, item, facts[index]);
  return facts as StartFactsRow[];
};

/** A start whose equal was provably another session may itself be the retry of a later equal. */
const followRepetitions = async (
  pool: pg.Pool,
  item: StartItem,
  first: StartFactsRow | undefined,
): Promise<StartFactsRow | undefined> => {
  let facts = first;
  while (facts?.sameKey && isAnotherSession(item, facts.sameKey)) {
    const { repetition } = facts.sameKey;
    if (repetition >= MAX_REPETITIONS) return facts;
    const [next] = await gatherWithKeys(pool, [item], repetition + 1);
    if (!next?.sameKey) return facts;
    facts = next;
  }
  return facts;
};

const gatherWithKeys = async (
  pool: pg.Pool,
  items: readonly StartItem[],
  repetition: number,
): Promise<(StartFactsRow | undefined)[]> => {
  const { rows } = await pool.query<StartFactsColumns>({
    name: 'gather-starts',
    text: GATHER_STARTS,
    values: STARTS.values(items.map((item) => ({ ...item, key: startKeyOf(item, repetition) }))),
  });
  return rows.map((row) => toStartFacts(row, repetition));
};
