import { demoId } from './random.ts';

export const DEMO_PASSWORD = 'laadpoort-demo';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'en' | 'nl';
  readonly platformRole: 'user' | 'support' | 'admin';
  /** The name in the printed list of sign-ins. */
  readonly who: string;
}

const person = (name: string, email: string, who: string, more: Partial<DemoPerson> = {}): DemoPerson => ({
  id: demoId(email),
  name,
  email,
  language: 'en',
  platformRole: 'user',
  who,
  ...more,
});

/** `.example` belongs to nobody (RFC 2606): no mail from the demo can reach anyone. */
export const people = {
  owner: person('Sanne de Vries', 'owner@laadpoort.example', 'station owner'),
  employee: person('Eva Jansen', 'employee@laadpoort.example', 'employee'),
  bookkeeper: person('Bram Visser', 'bookkeeper@laadpoort.example', 'bookkeeper'),
  neighbour: person('Peter Smit', 'neighbour@laadpoort.example', 'another owner', { language: 'nl' }),
  support: person('Noor Bakker', 'support@laadpoort.example', 'support', { platformRole: 'support' }),
  admin: person('Tom Mulder', 'admin@laadpoort.example', 'administrator', { platformRole: 'admin' }),
} as const;

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
