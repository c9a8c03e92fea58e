import { Money } from '@laadpoort/domain/money/amount';
import type { BilledSession } from '@laadpoort/domain/settlement/documents/billed-session';
import { buildDocument, type DocumentHead } from '@laadpoort/domain/settlement/documents/build-document';
import type {
  BilledPartyKind,
  DocumentParty,
  SettlementDocument,
} from '@laadpoort/domain/settlement/documents/document';
import { creditOf, finalise } from '@laadpoort/domain/settlement/documents/finalise';
import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';
import * as fc from 'fast-check';

/* Documents about the months of owners of every kind. */

const HAS_KVK: readonly BilledPartyKind[] = ['kor', 'very-small', 'vat-nl'];

export const supplier = (kind: BilledPartyKind, name = 'Bakkerij De Korenaar'): DocumentParty => ({
  kind,
  name,
  street: 'Molenweg 12',
  postalCode: '3511 AA',
  city: 'Utrecht',
  country: 'NL',
  kvk: HAS_KVK.includes(kind) ? '12345678' : null,
  vatId: kind === 'vat-nl' || kind === 'kor' ? 'NL123456782B90' : null,
});

export const head = (kind: BilledPartyKind, language: 'en' | 'nl' = 'nl'): DocumentHead => ({
  accountNumber: 1042,
  accountName: 'De Korenaar',
  language,
  month: '2026-11',
  supplier: supplier(kind),
  operator: {
    name: 'Laadpoort B.V.',
    street: 'Keizersgracht 1',
    postalCode: '1015 AA',
    city: 'Amsterdam',
    country: 'NL',
    kvk: '87654321',
    vatId: 'NL876543214B01',
    email: 'finance@laadpoort.example',
  },
  agreement: { version: 2, acceptedOn: '2026-01-02' },
  bankAccount: { iban: 'NL20INGB0001234567', holder: 'Bakkerij De Korenaar' },
});

const DAY_MS = 86_400_000;

/** One a few hours after the other, from the first of the month on; each sixtieth as `lines` says. */
export const sessions = (count: number, lines?: readonly PriceLine[]): BilledSession[] =>
  Array.from({ length: count }, (_, index) => {
    const startedAt = Date.parse('2026-11-01T06:10:00Z') + Math.floor((index * 29 * DAY_MS) / count);
    const energyWh = 4_000 + ((index * 7_919) % 40_000);
    return {
      sessionId: 70_000 + index,
      stationId: index % 3 === 0 ? 'office' : 'home',
      stationName: index % 3 === 0 ? 'Kantoor Zuidas' : 'Molenweg 12',
      charger: 'EVB-P17390867',
      connectorId: 1 + (index % 2),
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(startedAt + 3 * 3_600_000).toISOString(),
      timeZone: 'Europe/Amsterdam',
      energyWh,
      meterStartWh: 1_000_000,
      meterStopWh: 1_000_000 + energyWh,
      label: 'Shell Recharge',
      basis: 'excl',
      lines: lines ?? [energyLine(energyWh, '0.2345'), ...moreLines(index)],
      late: index === 0 ? 'arrived-late' : null,
    };
  });

const moreLines = (index: number): PriceLine[] =>
  index % 5 === 0 ? [{ kind: 'start', tariffId: 'rate-1', amount: '0.350000' }] : [];

export const energyLine = (energyWh: number, pricePerKwh: string, more: object = {}): PriceLine => ({
  kind: 'energy',
  tariffId: 'rate-1',
  energyWh: BigInt(energyWh),
  pricePerKwh,
  amount: new Money(energyWh).times(pricePerKwh).dividedBy(1000).toFixed(6),
  ...more,
});

/** As it is when it has a number. */
export const finalOf = (draft: SettlementDocument): SettlementDocument =>
  finalise(draft, { place: 7, issuedOn: '2026-12-04', payoutOn: '2026-12-20' });

/** What withdraws it. */
export const creditNoteOf = (document: SettlementDocument): SettlementDocument =>
  finalise(creditOf(document), { place: 1, issuedOn: '2026-12-09', payoutOn: null });

/** Names as people, chargers and attackers give them. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }).filter((text) => text.trim() !== ''),
  fc.constantFrom(
    `O'Brien & "Zonen" <b.v.> ]]> &amp; <!-- x -->`,
    'Łódź Ærøskøbing Ğiresun Žižkov Ñuñoa Ĳsselmeer ẞ þ ő',
    'Ελληνικά Българска кирилица',
    '\uFFFE noncharacters \uFFFF and \u0007 bells',
    '=HYPERLINK("https://evil.example")',
    `${'Energiecoöperatie'.repeat(5)} U.A.`,
  ),
);

const places = (most: number) =>
  fc.integer({ min: 0, max: most }).map((price) => (price / 10_000).toFixed(4));

const tariffId = fc.constantFrom('rate-1', 'rate-2');
const window = fc.option(
  fc.constantFrom(
    { weekdays: [1, 2, 3, 4, 5], from: '23:00', until: '07:00' },
    { weekdays: [6, 7], from: '00:00', until: '24:00' },
  ),
  { nil: undefined },
);

const line: fc.Arbitrary<PriceLine> = fc.oneof(
  fc
    .record({ wh: fc.integer({ min: 1, max: 100_000 }), price: places(9_999), window, tariffId })
    .map(({ wh, price, ...more }) => energyLine(wh, price, more)),
  fc
    .record({
      kind: fc.constantFrom('time' as const, 'idle' as const),
      seconds: fc.integer({ min: 1, max: 90_000 }),
      pricePerHour: places(99_999),
      window,
      tariffId,
    })
    .map((given) => {
      const amount = new Money(given.seconds).times(given.pricePerHour).dividedBy(3600).toFixed(6);
      return { ...given, amount };
    }),
  fc
    .record({ kind: fc.constantFrom('start' as const, 'minimum' as const), amount: places(50_000), tariffId })
    .map(({ amount, ...given }) => ({ ...given, amount: `${amount}00` })),
  // Of a maximum, at most what its session costs.
  fc
    .record({ wh: fc.integer({ min: 1_000, max: 9_000 }), tariffId })
    .map(({ wh, ...given }) => ({ ...given, kind: 'maximum' as const, amount: `-0.${String(wh)}00` })),
);

/** Of every kind and language, final, with hostile names; one in three is a credit. */
export const anyDocument = (
  kinds: readonly BilledPartyKind[] = ['private', 'kor', 'very-small', 'vat-nl'],
): fc.Arbitrary<SettlementDocument> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      language: fc.constantFrom('en' as const, 'nl' as const),
      names: fc.record({ owner: name, station: name, street: name, holder: name, label: name }),
      lines: fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
      basis: fc.constantFrom('excl' as const, 'incl' as const),
      isPaid: fc.boolean(),
      isCredit: fc.integer({ min: 0, max: 2 }).map((third) => third === 0),
    })
    .map(({ kind, language, names, lines, basis, isPaid, isCredit }) => {
      const given = head(kind, language);
      const bankAccount = isPaid ? { iban: 'NL20INGB0001234567', holder: names.holder } : null;
      const who = { ...given.supplier, name: names.owner, street: names.street };
      // Enough that no maximum makes a negative document.
      const sold = [energyLine(100_000, '0.9999'), ...lines.flat()];
      const billed = sessions(lines.length).map((session, index) => ({
        ...session,
        basis,
        label: names.label,
        stationName: session.stationId === 'home' ? names.station : session.stationName,
        lines: index === 0 ? sold.slice(0, 1 + (lines[0]?.length ?? 0)) : (lines[index] ?? []),
      }));
      const document = finalOf(buildDocument({ ...given, supplier: who, bankAccount }, billed));
      return isCredit ? creditNoteOf(document) : { ...document, payoutOn: isPaid ? document.payoutOn : null };
    });
