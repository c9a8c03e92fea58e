import type { PriceLine } from '../../tariffs/price-line.ts';
import type { VatBasis } from '../../tariffs/tariff.ts';
import type { BilledSession } from './billed-session.ts';
import type { DocumentHead } from './build-document.ts';
import type { BilledPartyKind } from './document.ts';

/* What tests of documents begin with. */

export const headOf = (kind: BilledPartyKind): DocumentHead => ({
  accountNumber: 1042,
  accountName: 'De Vries',
  language: 'nl',
  month: '2026-10',
  agreement: { version: 1, acceptedOn: '2026-01-02' },
  bankAccount: null,
  supplier: {
    kind,
    name: 'De Vries',
    street: 'Dorpsstraat 1',
    postalCode: '1012 AB',
    city: 'Amsterdam',
    country: 'NL',
    kvk: null,
    vatId: null,
  },
  operator: {
    name: 'Laadpoort B.V.',
    street: 'Keizersgracht 1',
    postalCode: '1015 AA',
    city: 'Amsterdam',
    country: 'NL',
    kvk: '12345678',
    vatId: 'NL000099998B57',
    email: 'finance@laadpoort.example',
  },
});

export const billedSession = (
  basis: VatBasis,
  lines: readonly PriceLine[],
  stationId = 'home',
): BilledSession => ({
  sessionId: 1,
  stationId,
  stationName: stationId,
  charger: 'LP-1',
  connectorId: 1,
  startedAt: '2026-10-24T20:00:00.000Z',
  endedAt: '2026-10-25T09:00:00.000Z',
  timeZone: 'Europe/Amsterdam',
  energyWh: 0,
  meterStartWh: 0,
  meterStopWh: null,
  label: '',
  basis,
  lines,
  late: null,
});
