import { Money, roundHalfUp, sumAmounts } from '../../money/amount.ts';
import { VAT_PERCENT } from '../../tariffs/vat.ts';
import type { BilledSession } from './billed-session.ts';
import type { DocumentLine, DocumentParty, DocumentSession, SettlementDocument } from './document.ts';
import { documentKindOf } from './document-number.ts';
import { documentLines } from './document-lines.ts';
import { toldAmount } from './told-amount.ts';

/** All that a document says besides what follows from its sessions. */
export type DocumentHead = Pick<
  SettlementDocument,
  'accountNumber' | 'accountName' | 'language' | 'month' | 'operator' | 'agreement' | 'bankAccount'
> & { readonly supplier: DocumentParty };

const FACTOR = new Money(VAT_PERCENT).dividedBy(100).plus(1);

/**
 * A draft of the document about the sessions of an account in a month. What the owner typed is what they get: VAT comes
 * on top of it or is taken out of it only for a party that is registered for VAT. Lines are computed from summed
 * quantities; VAT once, on their sum.
 */
export const buildDocument = (head: DocumentHead, sessions: readonly BilledSession[]): SettlementDocument => {
  const { kind } = head.supplier;
  const hasVat = kind === 'vat-nl';
  const lines = documentLines(sessions, hasVat);
  const net = sumOf(lines);
  const vat = hasVat ? vatOn(net) : null;
  const total = new Money(net).plus(vat?.amount ?? 0).toFixed(2);
  const told = roundHalfUp(sumAmounts(sessions.map((session) => toldOf(session, hasVat))), 2);
  return {
    ...head,
    number: null,
    kind: documentKindOf(kind),
    issuedOn: null,
    payoutOn: null,
    credits: null,
    lines,
    net,
    vat,
    total,
    told,
    rounding: new Money(total).minus(told).toFixed(2),
    sessions: sessions.map(documentSession),
  };
};

const sumOf = (lines: readonly DocumentLine[]): string =>
  roundHalfUp(sumAmounts(lines.map(({ amount }) => amount)), 2);

const vatOn = (base: string) => {
  const amount = new Money(base).times(VAT_PERCENT).dividedBy(100).toFixed(2);
  return { percent: VAT_PERCENT, base, amount };
};

/** In the terms of what is paid: with VAT where the owner is paid VAT. */
const toldOf = (session: BilledSession, hasVat: boolean): string => {
  const typed = new Money(toldAmount(session));
  return (hasVat && session.basis === 'excl' ? typed.times(FACTOR) : typed).toFixed();
};

const documentSession = ({ lines, ...session }: BilledSession): DocumentSession => ({
  ...session,
  tariffVersionId: lines.flatMap((line) => ('tariffId' in line ? [line.tariffId] : []))[0] ?? null,
  amount: toldAmount({ lines }),
  energyAmount: toldAmount({ lines }, 'energy'),
  timeAmount: toldAmount({ lines }, 'time'),
  idleAmount: toldAmount({ lines }, 'idle'),
  startAmount: toldAmount({ lines }, 'start'),
  limitAmount: toldAmount({ lines }, 'minimum', 'maximum'),
});
