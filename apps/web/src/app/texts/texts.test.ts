import { expect, it } from 'vitest';
import { texts as firstEnglish } from './first-page.en.ts';
import { texts as firstDutch } from './first-page.nl.ts';
import { texts as english } from './other-pages.en.ts';
import { texts as dutch } from './other-pages.nl.ts';

interface Tree {
  readonly [key: string]: string | Tree;
}

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted();

const en = new Map(flatten({ ...firstEnglish, ...english }));
const nl = new Map(flatten({ ...firstDutch, ...dutch }));

it('has the same keys in English and Dutch', () => {
  expect([...nl.keys()].toSorted()).toEqual([...en.keys()].toSorted());
});

it('uses the same placeholders in both languages', () => {
  for (const [key, text] of en)
    expect({ key, uses: placeholders(nl.get(key) ?? '') }).toEqual({ key, uses: placeholders(text) });
});

it('leaves no text empty', () => {
  for (const [key, text] of [...en, ...nl]) expect({ key, text }).not.toEqual({ key, text: '' });
});
