import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const open = { summary: '', scope: 'public', permission: null, path: '/api/things' } as const;
const staff = { summary: '', scope: 'platform', permission: 'support.view', path: '/api/things' } as const;
const thing = z.strictObject({ id: z.string() });

// The compiler checks these: a line that it should refuse but accepts is itself an error.
it('says what changes an answer, and what a change changes', () => {
  const accepted = [
    endpoint({ ...open, method: 'GET', response: thing, changedBy: [] }),
    endpoint({ ...open, method: 'GET', response: 'file' }),
    endpoint({ ...open, method: 'POST', response: 'empty', changes: ['session'] }),
    // @ts-expect-error a page that shows it would not know when to ask again
    endpoint({ ...open, method: 'GET', response: thing }),
    // @ts-expect-error nobody would see the change
    endpoint({ ...open, method: 'POST', response: 'empty' }),
    // @ts-expect-error no such topic
    endpoint({ ...open, method: 'GET', response: thing, changedBy: ['weather'] }),
  ];
  expect(accepted.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'POST', 'GET']);
});

it('says whether staff see the data of accounts in it', () => {
  const accepted = [
    endpoint({ ...staff, method: 'GET', response: thing, changedBy: [], looks: 'support.view-device' }),
    endpoint({ ...staff, method: 'GET', response: 'file', looks: null }),
    // @ts-expect-error no account would know that its data were shown
    endpoint({ ...staff, method: 'GET', response: 'file' }),
  ];
  expect(accepted.map(({ scope }) => scope)).toEqual(['platform', 'platform', 'platform']);
});
