import { expect, test } from 'vitest';
import { databaseOutage } from './outage.ts';
import { diskFull } from './disk-full.ts';

const FINE = { lost: [], doubled: [], wrong: [] };
const timeout = 300_000;

test(
  'A6 while the database is away nobody is told what is not so, and afterwards all is there',
  { timeout },
  async () => {
    expect(await databaseOutage({ seconds: 8 })).toMatchObject(FINE);
  },
);

test('A9 a full disk is a database that is away', { timeout }, async () => {
  expect(await diskFull({ seconds: 5 })).toMatchObject(FINE);
});
