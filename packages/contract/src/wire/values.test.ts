import { expect, test } from 'vitest';
import { textSchema } from './values.ts';

const read = (typed: string) => textSchema(20).safeParse(typed);

test('a name loses what nobody sees, and keeps its script', () => {
  expect(read(' An\u200Bna\uFEFF ').data).toBe('Anna');
  for (const name of ['Zoë', 'דנה', 'می\u200Cشود', '👩\u200D🔧', 'J.P. de Vries'])
    expect(read(name).data).toBe(name);
});

test('a name that is invisible, or turns its text around, is refused', () => {
  expect(read('\u200B').error?.issues[0]?.message).toBe('required');
  for (const name of ['a\u202Eb', 'a\u2066b', 'a\nb', 'a\0b'])
    expect(read(name).error?.issues[0]?.message).toBe('control-characters');
});
