import type { TariffWindow, VatBasis } from '../../tariffs/tariff.ts';
import type { PartyKind } from '../party.ts';

/* What a document about a reimbursement says. Days are `2026-11-30`, months `2026-11`, moments ISO 8601 in UTC, money
   decimal text, so that its canonical JSON is the same wherever it is written again. */

/** An invoice is made out by the operator for the owner (self-billing); a statement is for who may issue no invoice. */
export const DOCUMENT_KINDS = ['invoice', 'statement', 'invoice-credit', 'statement-credit'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A kind of party that documents are made for. */
export type BilledPartyKind = Exclude<PartyKind, 'other'>;

/** Who delivers the energy and is paid, as declared for the end of its sessions. */
export interface DocumentParty {
  readonly kind: BilledPartyKind;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166, `NL`. */
  readonly country: string;
  readonly kvk: string | null;
  readonly vatId: string | null;
}

/** Who pays, and writes the document. */
export interface DocumentOperator {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly kvk: string;
  readonly vatId: string;
  readonly email: string;
}

/** What a line is about; limits are the differences to a minimum or maximum. */
export type DocumentItem = 'energy' | 'time' | 'idle' | 'start' | 'minimum' | 'maximum';

/** All of one station at one price: quantity × unit price, half-up to cents. */
export interface DocumentLine {
  readonly stationId: string;
  readonly stationName: string;
  readonly item: DocumentItem;
  readonly tariffVersionId: string;
  readonly window: TariffWindow | null;
  readonly unit: 'kWh' | 'hour' | 'session' | 'one';
  /** kWh of 3 and hours of 4 places, sessions of none; 1 of a limit. */
  readonly quantity: string;
  /** As the owner typed it, and in which basis. */
  readonly typedPrice: string;
  readonly basis: VatBasis;
  /** What the owner gets without VAT, 8 places; negative only of a maximum. */
  readonly unitPrice: string;
  /** Without VAT, 2 places. */
  readonly amount: string;
}

/** A session of the annex. Its card is not part of the document, so that it can be made anonymous later. */
export interface DocumentSession {
  readonly sessionId: number;
  readonly stationId: string;
  readonly stationName: string;
  /** By which the owner knows the charger: its serial number, else its identity. */
  readonly charger: string;
  readonly connectorId: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly timeZone: string;
  readonly energyWh: number;
  readonly meterStartWh: number;
  readonly meterStopWh: number | null;
  /** What the owner calls the card, or the network that issued it. */
  readonly label: string;
  /** Which rules it; null: it costs nothing. */
  readonly tariffVersionId: string | null;
  readonly basis: VatBasis;
  /** As told to the owner, 6 places in that basis: the sum of these. */
  readonly amount: string;
  readonly energyAmount: string;
  readonly timeAmount: string;
  readonly idleAmount: string;
  readonly startAmount: string;
  readonly limitAmount: string;
  /** It ended in an earlier month, and why it comes only now; null: of this month. */
  readonly late: 'arrived-late' | 'decided-late' | 'held' | null;
}

export interface DocumentVat {
  /** `21` */
  readonly percent: string;
  readonly base: string;
  readonly amount: string;
}

export interface SettlementDocument {
  /** `SB-1042-2026-0001`; null of a draft. */
  readonly number: string | null;
  readonly kind: DocumentKind;
  readonly accountNumber: number;
  readonly accountName: string;
  readonly language: 'en' | 'nl';
  /** Null of a draft. */
  readonly issuedOn: string | null;
  /** The day on which it is planned to be paid out; null of a draft and of a credit note. */
  readonly payoutOn: string | null;
  readonly month: string;
  readonly supplier: DocumentParty;
  readonly operator: DocumentOperator;
  /** Version of the self-billing agreement that the owner accepted, and the day. */
  readonly agreement: { readonly version: number; readonly acceptedOn: string };
  /** What a credit note credits, as a whole and with positive amounts; null of other documents. */
  readonly credits: { readonly number: string; readonly issuedOn: string } | null;
  readonly lines: readonly DocumentLine[];
  /** Sum of the lines. */
  readonly net: string;
  /** Null: none is due (KOR, statement). */
  readonly vat: DocumentVat | null;
  /** What is paid. */
  readonly total: string;
  /** What the sessions were told to cost, in the terms of `total`, 2 places; and what the lines differ from it. */
  readonly told: string;
  readonly rounding: string;
  /** Where it is paid to; null: not known when it was made. */
  readonly bankAccount: { readonly iban: string; readonly holder: string } | null;
  readonly sessions: readonly DocumentSession[];
}
