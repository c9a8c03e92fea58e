import { expect, it } from 'vitest';
import { journalOf } from './journal-in-url.ts';

const journal = (search: string) => journalOf(new URLSearchParams(search), '2026-11');

it('asks for the documents of the running month when the address says nothing', () => {
  expect(journal('')).toEqual({ from: '2026-11', to: '2026-11', list: 'journal' });
});

it('takes what the address says, and leaves out what is not right', () => {
  expect(journal('from=2026-07&to=2026-09&list=input-vat')).toEqual({
    from: '2026-07',
    to: '2026-09',
    list: 'input-vat',
  });
  expect(journal('from=2026-12&to=2026-09&list=all')).toEqual({
    from: '2026-09',
    to: '2026-09',
    list: 'journal',
  });
});
