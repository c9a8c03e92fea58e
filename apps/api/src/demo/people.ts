import type { demoPersonSchema } from '@laadpoort/contract/accounts/account';
import type { z } from 'zod';
import { demoId } from './random.ts';

export const DEMO_PASSWORD = 'laadpoort-demo';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'en' | 'nl';
  readonly platformRole: 'user' | 'support' | 'admin';
}

const person = (name: string, email: string, more: Partial<DemoPerson> = {}): DemoPerson => ({
  id: demoId(email),
  name,
  email,
  language: 'en',
  platformRole: 'user',
  ...more,
});

/** `.example` belongs to nobody (RFC 2606): no mail from the demo can reach anyone. */
export const people = {
  owner: person('Sanne de Vries', 'owner@laadpoort.example'),
  employee: person('Eva Jansen', 'employee@laadpoort.example'),
  bookkeeper: person('Bram Visser', 'bookkeeper@laadpoort.example'),
  neighbour: person('Peter Smit', 'neighbour@laadpoort.example', { language: 'nl' }),
  support: person('Noor Bakker', 'support@laadpoort.example', { platformRole: 'support' }),
  admin: person('Tom Mulder', 'admin@laadpoort.example', { platformRole: 'admin' }),
  secondAdmin: person('Mira Koster', 'admin2@laadpoort.example', { platformRole: 'admin' }),
} as const satisfies Record<z.infer<typeof demoPersonSchema>, DemoPerson>;

/** Two accounts, to show that they cannot see each other. */
export const accounts = {
  owner: {
    id: demoId('account owner'),
    name: 'De Vries Advies',
    slug: 'de-vries-advies',
    members: [
      { person: people.owner, role: 'owner' },
      { person: people.employee, role: 'driver' },
      { person: people.bookkeeper, role: 'viewer' },
    ],
  },
  neighbour: {
    id: demoId('account neighbour'),
    name: 'Bakkerij Smit',
    slug: 'bakkerij-smit',
    members: [{ person: people.neighbour, role: 'owner' }],
  },
} as const;

export type AccountName = keyof typeof accounts;
