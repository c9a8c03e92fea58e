import { expect, test } from 'vitest';
import { cutLines } from './cuts.ts';

const FINE = { lost: [], doubled: [], wrong: [] };
const timeout = 300_000;

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
