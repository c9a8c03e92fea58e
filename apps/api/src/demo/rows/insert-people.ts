import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import type pg from 'pg';
import { insertRows } from './insert-rows.ts';
import { monthsBefore } from './months-before.ts';
import { accounts, people } from '../people.ts';
import { demoId } from '../random.ts';

/** Nobody can sign in yet, see `set-passwords.ts`. */
export const insertPeople = async (client: pg.ClientBase, now: Date): Promise<void> => {
  const since = monthsBefore(now, 13);
  const everyone = Object.values(people);
  const times = { created_at: since, updated_at: since };
  await insertRows(
    client,
    'user',
    everyone.map(({ id, name, email, language, platformRole }) => ({
      id,
      name,
      email,
      email_verified: true,
      language,
      role: platformRole,
      banned: false,
      ...times,
    })),
  );
  await insertRows(
    client,
    'credential',
    everyone.map(({ id }) => ({
      id: demoId(`credential ${id}`),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      ...times,
    })),
  );
  const owned = Object.values(accounts);
  await insertRows(
    client,
    'organization',
    owned.map(({ id, name, slug }) => ({ id, name, slug, created_at: since })),
  );
  await insertRows(
    client,
    'member',
    owned.flatMap(({ id, members }) =>
      members.map(({ person, role }) => ({
        id: demoId(`member ${id} ${person.id}`),
        organization_id: id,
        user_id: person.id,
        role,
        created_at: since,
      })),
    ),
  );
  await insertRows(client, 'bank_account_version', [
    {
      account_id: accounts.neighbour.id,
      iban: 'NL91ABNA0417164300',
      holder: 'Bakkerij Smit',
      entered_at: since,
      entered_by_id: people.neighbour.id,
    },
    {
      account_id: accounts.owner.id,
      iban: 'NL39RABO0300065264',
      holder: 'De Vries Advies',
      entered_at: since,
      entered_by_id: people.owner.id,
    },
  ]);
  await insertRows(client, 'agreement_acceptance', agreementRows(since));
  await insertRows(client, 'vat_id_check', [since, monthsBefore(now, 2)].map(vatIdRow));
  await insertRows(client, 'party_version', partyRows(since));
};

const agreementRows = (since: Date) =>
  [accounts.owner, accounts.neighbour].map(({ id, members: [{ person }] }) => ({
    account_id: id,
    version: AGREEMENT_VERSION,
    accepted_at: since,
    accepted_by_id: person.id,
  }));

/** VIES is asked once a year. */
const vatIdRow = (at: Date) => ({
  account_id: accounts.owner.id,
  vat_id: VAT_ID,
  result: 'valid',
  name: 'DE VRIES ADVIES',
  checked_on: at,
  recorded_at: at,
  recorded_by_id: people.admin.id,
  confirmed_at: at,
  confirmed_by_id: people.secondAdmin.id,
});

const VAT_ID = 'NL000099998B57';

const partyRows = (since: Date) => [
  {
    account_id: accounts.owner.id,
    kind: 'vat-nl',
    name: 'De Vries Advies',
    street: 'Keizersgracht 100',
    postal_code: '1015 AA',
    city: 'Amsterdam',
    country: 'NL',
    kvk: '12345678',
    vat_id: VAT_ID,
    valid_from: since,
    declared_at: since,
    declared_by_id: people.owner.id,
  },
  {
    account_id: accounts.neighbour.id,
    kind: 'kor',
    name: 'Bakkerij Smit',
    street: 'Dorpsstraat 3',
    postal_code: '1421 AS',
    city: 'Uithoorn',
    country: 'NL',
    kvk: '87654321',
    vat_id: null,
    valid_from: since,
    declared_at: since,
    declared_by_id: people.neighbour.id,
  },
];
