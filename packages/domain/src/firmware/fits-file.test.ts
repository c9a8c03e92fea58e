import { expect, test } from 'vitest';
import { fitsFile } from './fits-file.ts';

const kind = (vendor: string | null, model: string | null) => ({ vendor, model });

test('a file goes to the chargers it is for, whatever the case, and to no others', () => {
  expect(fitsFile(kind('Acme', 'One'), kind('ACME', 'one '))).toBe(true);
  expect(fitsFile(kind('Acme', 'One'), kind('Acme', 'Two'))).toBe(false);
  expect(fitsFile(kind('Acme', null), kind('Other', 'One'))).toBe(false);
});

test('what the file leaves open and what is not known of a charger fits', () => {
  expect(fitsFile(kind(null, null), kind('Acme', 'One'))).toBe(true);
  expect(fitsFile(kind('Acme', 'One'), kind(null, null))).toBe(true);
});
