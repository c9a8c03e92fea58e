import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ChangedMeanwhile } from './database-error.ts';
import { createGroupCommit } from './group-commit.ts';

const dataError = () => Object.assign(new Error('refused'), { code: '22P05', severity: 'ERROR' });

describe('group commit', () => {
  it('writes a lone item at once and gathers while a batch is committed', async () => {
    const batches: number[][] = [];
    const add = createGroupCommit<number, number>({
      keyOf: String,
      write: async (items) => {
        batches.push([...items]);
        await sleep(5);
        return items.map((item) => item * 10);
      },
    });
    const first = add(1);
    await sleep(1);
    const rest = [add(2), add(3), add(4)];
    expect(await first).toBe(10);
    expect(await Promise.all(rest)).toEqual([20, 30, 40]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('fails only the row that the database refuses', async () => {
    const add = createGroupCommit<number, number>({
      keyOf: String,
      write: async (items) => {
        if (items.includes(2)) throw dataError();
        return [...items];
      },
    });
    const results = await Promise.allSettled([add(1), add(2), add(3)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('writes a lone item once more when the facts it rested on have changed, or it lost a lock', async () => {
    const deadlock = Object.assign(new Error('deadlock'), { code: '40P01', severity: 'ERROR' });
    for (const error of [new ChangedMeanwhile(), deadlock]) {
      let writes = 0;
      const failing = (times: number) =>
        createGroupCommit<number, number>({
          keyOf: String,
          write: async (items) => {
            writes += 1;
            if (writes <= times) throw error;
            return items;
          },
        });
      expect(await failing(1)(7)).toBe(7);
      writes = 0;
      await expect(failing(9)(7)).rejects.toBe(error);
      expect(writes).toBe(2);
    }
  });

  it('does not hammer a database that is away with single rows', async () => {
    let writes = 0;
    const add = createGroupCommit<number, number>({
      keyOf: String,
      write: async () => {
        writes += 1;
        throw new Error('connection terminated');
      },
    });
    const results = await Promise.allSettled([add(1), add(2), add(3)]);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(writes).toBe(1);
  });

  it('keeps items of one key in their order and in batches of their own', async () => {
    const batches: string[][] = [];
    const add = createGroupCommit<string, string>({
      keyOf: (item) => item[0] ?? '',
      write: async (items) => {
        batches.push([...items]);
        return items;
      },
    });
    await Promise.all([add('a1'), add('a2'), add('b1'), add('a3')]);
    expect(batches).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });

  it('caps a batch and the batches in flight', async () => {
    let [running, most, largest] = [0, 0, 0];
    const add = createGroupCommit<number, number>({
      keyOf: String,
      maxItems: 10,
      maxInFlight: 2,
      write: async (items) => {
        running += 1;
        most = Math.max(most, running);
        largest = Math.max(largest, items.length);
        await sleep(1);
        running -= 1;
        return items;
      },
    });
    await Promise.all(Array.from({ length: 100 }, (_, index) => add(index)));
    expect([most, largest]).toEqual([2, 10]);
  });

  it('fails an item that waited too long, unwritten', async () => {
    const written: number[] = [];
    const add = createGroupCommit<number, number>({
      keyOf: String,
      maxWaitMs: 20,
      write: async (items) => {
        written.push(...items);
        await sleep(40);
        return items;
      },
    });
    const first = add(1);
    await sleep(5);
    await expect(add(2)).rejects.toThrow('waited too long');
    expect(await first).toBe(1);
    expect(written).toEqual([1]);
  });
});
