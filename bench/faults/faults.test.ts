import { expect, test } from 'vitest';
import { databaseOutage } from './outage.ts';
import { cutLines } from './cuts.ts';
import { diskFull } from './disk-full.ts';
import { intrude } from './intruder.ts';
import { killUnderLoad } from './kills.ts';

/*
 * A small dose of each fault in every run; `npm run bench -- faults` crashes the product 200 times. Each has a control:
 * the product with exactly that defect built in, which the harness has to find.
 */

const FINE = { lost: [], doubled: [], wrong: [] };
const timeout = 180_000;

test(
  'A3 A5 nothing acknowledged is lost or doubled when the product and its database are killed',
  { timeout },
  async () => {
    const verdict = await killUnderLoad({ kills: 4, crashes: 1, chargers: 10 });
    expect(verdict).toMatchObject(FINE);
    expect(verdict.acknowledged).toBeGreaterThan(100);
  },
);

test('A3 control: what was answered before it was stored is missed', { timeout }, async () => {
  const { lost } = await killUnderLoad({ kills: 3, crashes: 0, chargers: 20, broken: 'ack-before-commit' });
  expect(lost).not.toEqual([]);
});

test(
  'A1 A2 a line that is cut anywhere in a message or its answer loses and doubles nothing',
  { timeout },
  async () => {
    expect(await cutLines({ cuts: 60 })).toMatchObject(FINE);
  },
);

test('A2 control: a start that is not known again is found twice', { timeout }, async () => {
  const { doubled } = await cutLines({ cuts: 60, broken: 'no-idempotency' });
  expect(doubled).not.toEqual([]);
});

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
