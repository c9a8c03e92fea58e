import { expect, it } from 'vitest';
import { filterOf } from './filter-in-url.ts';

const read = (search: string) => filterOf(new URLSearchParams(search));

it('reads the filters of an address', () => {
  expect(read('from=2026-11-01&to=2026-11-30&kind=free&card=04A2')).toEqual({
    from: '2026-11-01',
    to: '2026-11-30',
    kind: 'free',
    card: '04A2',
  });
});

it('leaves out what is not right and what it does not know, and keeps the rest', () => {
  expect(read('from=yesterday&kind=free&stationId=7&page=3')).toEqual({ kind: 'free' });
});

it('takes an empty field for none', () => {
  expect(read('from=&card=')).toEqual({});
});
