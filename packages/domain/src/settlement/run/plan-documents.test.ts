import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Money } from '../../money/amount.ts';
import type { PriceLine } from '../../tariffs/price-line.ts';
import { creditOf, finalise } from '../documents/finalise.ts';
import type { PartyKind } from '../party.ts';
import { proFormaOf } from './pro-forma.ts';
import type { BilledSession } from '../documents/billed-session.ts';
import { toldAmount } from '../documents/told-amount.ts';
import { planDocuments, type AccountFacts, type RunParty, type RunSession } from './plan-documents.ts';

const energy = (energyWh: number): PriceLine => ({
  kind: 'energy',
  tariffId: 't',
  energyWh: BigInt(energyWh),
  pricePerKwh: '0.3000',
  amount: new Money(energyWh).times('0.3000').dividedBy(1000).toFixed(6),
});

const session = (
  sessionId: number,
  endedAt: string,
  {
    waits = null,
    wh = 10_000,
    basis = 'excl',
  }: {
    readonly waits?: RunSession['waits'];
    readonly wh?: number;
    readonly basis?: BilledSession['basis'];
  } = {},
): RunSession => {
  const billed: BilledSession = {
    sessionId,
    stationId: 'home',
    stationName: 'Home',
    charger: 'LP-1',
    connectorId: 1,
    startedAt: endedAt,
    endedAt,
    timeZone: 'Europe/Amsterdam',
    energyWh: wh,
    meterStartWh: 0,
    meterStopWh: null,
    label: '',
    basis,
    lines: [energy(wh)],
    late: null,
  };
  return waits === null ? { waits, billed } : { ...billed, waits, amount: toldAmount(billed) };
};

const party = (id: number, kind: PartyKind, validFrom: string): RunParty => ({
  id: BigInt(id),
  validFrom,
  declared: {
    kind,
    name: `Party ${id}`,
    street: 'Laan 1',
    postalCode: '1012 AB',
    city: 'Amsterdam',
    country: 'NL',
    kvk: null,
    vatId: kind === 'vat-nl' ? 'NL000099998B57' : null,
  },
});

const facts = (given: Partial<AccountFacts>): AccountFacts => ({
  head: {
    accountNumber: 1042,
    accountName: 'De Vries',
    language: 'nl',
    month: '2026-10',
    bankAccount: null,
    operator: {
      name: 'Laadpoort B.V.',
      street: 'Gracht 1',
      postalCode: '1015 AA',
      city: 'Amsterdam',
      country: 'NL',
      kvk: '12345678',
      vatId: 'NL000099998B57',
      email: 'finance@laadpoort.example',
    },
  },
  parties: [party(1, 'private', '2026-01-01')],
  agreement: { version: 1, acceptedOn: '2026-01-01' },
  knownVatIds: new Set(),
  turnoverByYear: new Map(),
  sessions: [session(1, '2026-10-05T10:00:00Z')],
  ...given,
});

const reasonsOf = (given: Partial<AccountFacts>) =>
  planDocuments(facts(given)).exceptions.map(({ sessionId, reason }) => [sessionId, reason]);

test.each<[string, Partial<AccountFacts>]>([
  ['no-party', { parties: [party(1, 'private', '2026-10-06')] }],
  ['party-other', { parties: [party(1, 'other', '2026-01-01')] }],
  ['no-agreement', { agreement: null }],
  ['vat-id-unchecked', { parties: [party(1, 'vat-nl', '2026-01-01')] }],
  ['open-review', { sessions: [session(1, '2026-10-05T10:00:00Z', { waits: 'open-review' })] }],
  ['not-payable', { sessions: [session(1, '2026-10-05T10:00:00Z', { waits: 'not-payable' })] }],
])('%s: the session waits', (reason, given) => {
  expect(reasonsOf(given)).toEqual([[1, reason]]);
  expect(planDocuments(facts(given))).toMatchObject({ documents: [], exceptions: [{ amount: '3.000000' }] });
});

test.each([
  ['vat-nl', 'incl', '2.479339'],
  ['vat-nl', 'excl', '3.000000'],
  ['kor', 'incl', '3.000000'],
  ['private', 'incl', '3.000000'],
  ['other', 'incl', '2.479339'],
  [null, 'incl', '2.479339'],
] as const)(
  'what waits is told without VAT, so that its sum mixes no bases (%s, %s)',
  (kind, basis, amount) => {
    const { exceptions } = planDocuments(
      facts({
        parties: kind === null ? [] : [party(1, kind, '2026-01-01')],
        sessions: [session(1, '2026-10-10T10:00:00Z', { waits: 'held', basis })],
      }),
    );
    expect(exceptions).toMatchObject([{ sessionId: 1, reason: 'held', amount }]);
  },
);

test('a VAT id that VIES knows is invoiced with VAT', () => {
  const parties = [party(1, 'vat-nl', '2026-01-01')];
  const { documents } = planDocuments(facts({ parties, knownVatIds: new Set(['NL000099998B57']) }));
  expect(documents).toMatchObject([{ partyVersionId: 1n, document: { kind: 'invoice', total: '3.63' } }]);
});

test('the party at the local end of a session counts, of one day the one declared last', () => {
  const parties = [
    party(1, 'private', '2026-01-01'),
    party(2, 'kor', '2026-10-15'),
    party(3, 'very-small', '2026-10-15'),
  ];
  // 22:30 UTC is half past midnight on the 15th in Amsterdam.
  const sessions = [session(1, '2026-10-14T21:59:59Z'), session(2, '2026-10-14T22:30:00Z')];
  const { documents } = planDocuments(facts({ parties, sessions }));
  expect(documents.map(({ partyVersionId, document }) => [partyVersionId, document.sessions.length])).toEqual(
    [
      [1n, 1],
      [3n, 1],
    ],
  );
});

test('the session that takes KOR beyond its limit waits, with all later ones of that year', () => {
  const parties = [party(1, 'kor', '2025-01-01')];
  const sessions = [
    session(1, '2026-10-01T10:00:00Z', { wh: 20_000 }),
    session(2, '2026-10-02T10:00:00Z', { wh: 20_000 }),
    session(3, '2026-10-03T10:00:00Z', { wh: 100 }),
    session(4, '2025-10-03T10:00:00Z', { wh: 20_000 }),
  ];
  const turnoverByYear = new Map([[2026, '19990.00']]);
  expect(reasonsOf({ parties, sessions, turnoverByYear })).toEqual([
    [2, 'year-limit'],
    [3, 'year-limit'],
  ]);
  // 20,000.00 is still within it.
  expect(
    reasonsOf({ parties, sessions: sessions.slice(0, 1), turnoverByYear: new Map([[2026, '19994.00']]) }),
  ).toEqual([]);
});

const KINDS: readonly PartyKind[] = ['private', 'kor', 'very-small', 'vat-nl', 'other'];

test('each session is in one document or waits for one reason', () => {
  const day = fc.integer({ min: 1, max: 31 }).map((each) => `2026-10-${String(each).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...KINDS), day), { maxLength: 5 }),
      fc.array(
        fc.tuple(
          day,
          fc.constantFrom(null, 'open-review', 'held', 'not-payable'),
          fc.integer({ min: 1, max: 30_000_000 }),
        ),
        { maxLength: 20 },
      ),
      fc.boolean(),
      fc.boolean(),
      (kinds, ends, isAgreed, isKnown) => {
        const plan = planDocuments(
          facts({
            parties: kinds.map(([kind, from], index) => party(index, kind, from)),
            sessions: ends
              .toSorted(([a], [b]) => a.localeCompare(b))
              .map(([on, waits, wh], index) => session(index, `${on}T12:00:00Z`, { waits, wh })),
            ...(isAgreed ? {} : { agreement: null }),
            knownVatIds: new Set(isKnown ? ['NL000099998B57'] : []),
          }),
        );
        const settled = plan.documents.flatMap(({ document }) =>
          document.sessions.map(({ sessionId }) => sessionId),
        );
        const all = [...settled, ...plan.exceptions.map(({ sessionId }) => sessionId)];
        expect(all.toSorted((a, b) => a - b)).toEqual(ends.map((_, index) => index));
        const versions = plan.documents.map(({ partyVersionId }) => partyVersionId);
        expect(new Set(versions).size).toBe(versions.length);
      },
    ),
  );
});

test('a credit note credits the whole document and names it', () => {
  const [planned] = planDocuments(facts({})).documents;
  if (!planned) throw new Error('no document');
  expect(() => creditOf(planned.document)).toThrow();
  const final = finalise(planned.document, { place: 7, issuedOn: '2027-01-02', payoutOn: '2027-01-20' });
  expect(final).toMatchObject({ number: 'VO-1042-2027-0007', issuedOn: '2027-01-02', month: '2026-10' });
  const credit = finalise(creditOf(final), { place: 1, issuedOn: '2027-01-03', payoutOn: null });
  expect(credit).toMatchObject({
    number: 'VC-1042-2027-0001',
    kind: 'statement-credit',
    total: '3.00',
    credits: { number: 'VO-1042-2027-0007', issuedOn: '2027-01-02' },
  });
  expect(() => creditOf(credit)).toThrow();
});

test('pro forma, who has said nothing is a private person whose agreement is accepted; what waits still does', () => {
  const sessions = [
    session(1, '2026-11-05T10:00:00Z'),
    session(2, '2026-11-06T10:00:00Z', { waits: 'held' }),
  ];
  const asked = facts({ parties: [], agreement: null, sessions });
  expect(planDocuments(asked).documents).toEqual([]);
  const { document, assumed, exceptions } = proFormaOf(asked, '2026-11-30');
  expect(assumed).toEqual(['party', 'agreement']);
  expect(document).toMatchObject({ kind: 'statement', number: null, supplier: { name: 'De Vries' } });
  expect(document?.sessions.map(({ sessionId }) => sessionId)).toEqual([1]);
  expect(exceptions).toMatchObject([{ sessionId: 2, reason: 'held' }]);
});

test('pro forma, a VAT id is taken for checked; nothing is assumed of who said all of it', () => {
  const sessions = [session(1, '2026-11-05T10:00:00Z')];
  const vat = facts({ parties: [party(1, 'vat-nl', '2026-01-01')], knownVatIds: new Set(), sessions });
  expect(proFormaOf(vat, '2026-11-30')).toMatchObject({ assumed: ['vat-id'], document: { kind: 'invoice' } });
  const kor = facts({ parties: [party(1, 'kor', '2026-01-01')], sessions });
  expect(proFormaOf(kor, '2026-11-30')).toMatchObject({ assumed: [], document: { kind: 'invoice' } });
});
