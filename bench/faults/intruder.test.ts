import { expect, test } from 'vitest';
import { intrude } from './intruder.ts';

const FINE = { lost: [], doubled: [], wrong: [] };
const timeout = 300_000;

test('W6 who names the transactions of others changes none of them', { timeout }, async () => {
  expect(await intrude({ seconds: 4 })).toMatchObject(FINE);
});

test(
  'W6 control: a product that asks not whose transaction it is ends those of others',
  { timeout },
  async () => {
    const { lost, wrong } = await intrude({ seconds: 4, broken: 'no-ownership' });
    expect([...lost, ...wrong]).not.toEqual([]);
  },
);
