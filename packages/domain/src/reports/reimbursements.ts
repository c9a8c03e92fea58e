import { Money, roundHalfUp, sumAmounts } from '../money/amount.ts';
import type { DocumentKind } from '../settlement/documents/document.ts';

/** A final document as a report needs it; the amounts of a credit note are positive, as on the note. */
export interface ReimbursedDocument {
  readonly kind: DocumentKind;
  /** `2026-11` */
  readonly month: string;
  readonly energyWh: number;
  readonly net: string;
  /** `0.00` where none is due. */
  readonly vat: string;
  readonly total: string;
  /** First day on which the bank booked its payment; null: it was not, or it came back. */
  readonly paidOn: string | null;
  /** What it added to that payment; negative of a credit note, `0.00` if it was not paid. */
  readonly paid: string;
}

/** The documents about the months of a year, credit notes negative, and what was received in it. */
export interface YearOfReimbursements<D extends ReimbursedDocument> {
  readonly rows: readonly D[];
  readonly totals: Pick<ReimbursedDocument, 'energyWh' | 'net' | 'vat' | 'total'>;
  /** Paid on days of the year, whichever months it is about. */
  readonly received: string;
}

/**
 * What an owner declares of a year: by the months of delivery, and by the days of payment, which differ since December is
 * paid in January.
 * @param year `2026`
 * @param documents of all years, in the order of the rows
 */
export const reimbursementsOf = <D extends ReimbursedDocument>(
  year: string,
  documents: readonly D[],
): YearOfReimbursements<D> => {
  const rows = documents
    .filter(({ month }) => month.startsWith(`${year}-`))
    .map((document) => signed(document));
  const paid = documents.filter(({ paidOn }) => paidOn?.startsWith(`${year}-`));
  return {
    rows,
    totals: {
      energyWh: rows.reduce((sum, { energyWh }) => sum + energyWh, 0),
      net: cents(rows.map(({ net }) => net)),
      vat: cents(rows.map(({ vat }) => vat)),
      total: cents(rows.map(({ total }) => total)),
    },
    received: cents(paid.map(({ paid: amount }) => amount)),
  };
};

const signed = <D extends ReimbursedDocument>(document: D): D => {
  if (!document.kind.endsWith('-credit')) return document;
  const { energyWh, net, vat, total } = document;
  return {
    ...document,
    energyWh: energyWh === 0 ? 0 : -energyWh,
    net: minus(net),
    vat: minus(vat),
    total: minus(total),
  };
};

const cents = (amounts: readonly string[]): string => roundHalfUp(sumAmounts(amounts), 2);

const minus = (amount: string): string => new Money(0).minus(amount).toFixed(2);
