import type { BankBooking } from '@laadpoort/domain/settlement/payouts/bank-record';
import type { BankFileFormat, ElementReader } from './bank-file-format.ts';
import { BankFileError } from './bank-file-problem.ts';
import { readReference } from './bank-values.ts';
import { newDetail, newEntry, type Detail, type Entry } from './camt-entry.ts';
import { createBookings } from './camt-bookings.ts';

type Setter<Draft> = (draft: Draft, text: string, currency: string | null) => void;

const ENTRY: ReadonlyMap<string, Setter<Entry>> = new Map<string, Setter<Entry>>([
  ['/Amt', (entry, text, currency) => Object.assign(entry, { amount: text, currency })],
  ['/CdtDbtInd', (entry, text) => (entry.direction = text)],
  ['/RvslInd', (entry, text) => (entry.isReversal = text === 'true' || text === '1')],
  ['/BookgDt/Dt', (entry, text) => (entry.bookedOn = text)],
  ['/BookgDt/DtTm', (entry, text) => (entry.bookedOn = text)],
  ['/ValDt/Dt', (entry, text) => (entry.valuedOn = text)],
  ['/ValDt/DtTm', (entry, text) => (entry.valuedOn = text)],
  ['/AcctSvcrRef', (entry, text) => (entry.servicerRef = readReference(text))],
  [
    '/NtryDtls/Btch/PmtInfId',
    ({ groups }, text) => Object.assign(groups.at(-1) ?? {}, { paymentInfoId: readReference(text) }),
  ],
  [
    '/NtryDtls/Btch/MsgId',
    ({ groups }, text) => Object.assign(groups.at(-1) ?? {}, { messageId: readReference(text) }),
  ],
]);

/** The first that is there counts. */
const DETAIL_AMOUNTS = ['/Amt', '/AmtDtls/TxAmt/Amt', '/AmtDtls/InstdAmt/Amt'];

const DETAIL: ReadonlyMap<string, Setter<Detail>> = new Map<string, Setter<Detail>>([
  ['/Refs/EndToEndId', (detail, text) => (detail.endToEndId = readReference(text))],
  ['/Refs/PmtInfId', (detail, text) => (detail.paymentInfoId = readReference(text))],
  ['/Refs/MsgId', (detail, text) => (detail.messageId = readReference(text))],
  ['/Refs/AcctSvcrRef', (detail, text) => (detail.servicerRef = readReference(text))],
  ['/CdtDbtInd', (detail, text) => (detail.direction = text)],
  ['/RtrInf/Rsn/Cd', (detail, text) => (detail.returnCode = text)],
  ['/RtrInf/Rsn/Prtry', (detail, text) => (detail.returnCode = text)],
  ['/RtrInf/AddtlInf', (detail, text) => detail.returnTexts.push(text)],
  ['/RtrInf', (detail) => (detail.isReturn = true)],
  ...DETAIL_AMOUNTS.map((path, rank): [string, Setter<Detail>] => [
    path,
    (detail, text, currency) => {
      // What was paid in other money is not what was booked.
      if (currency === 'EUR') detail.amounts[rank] = text;
    },
  ]),
]);

const DETAILS_PATH = '/NtryDtls';
const DETAIL_PATH = '/NtryDtls/TxDtls';

/** Reads the booked entries of camt.053 (statements) and camt.054 (notices of debits and credits). */
export const createCamtReader = (
  format: BankFileFormat,
  ibans: ReadonlySet<string>,
  emit: (booking: BankBooking) => void,
): ElementReader => {
  const isStatement = format.startsWith('camt.053');
  const base = isStatement ? '/BkToCstmrStmt/Stmt' : '/BkToCstmrDbtCdtNtfctn/Ntfctn';
  const entryPath = `${base}/Ntry`;
  const statusPath = format.endsWith('.02') ? '/Sts' : '/Sts/Cd';
  const bookings = createBookings(emit);
  const counts = { statements: 0, entries: 0, balances: 0 };
  let iban: string | null = null;
  let entry: Entry | null = null;
  let detail: Detail | null = null;
  /** Of the element that was opened last. */
  let currency: string | null = null;

  const openInEntry = (path: string, into: Entry): void => {
    if (path === DETAILS_PATH) into.groups.push({ paymentInfoId: null, messageId: null });
    if (path !== DETAIL_PATH) return;
    detail = newDetail(into.groups.at(-1));
    into.details.push(detail);
  };

  const closeInEntry = (path: string, text: string, into: Entry): void => {
    if (path === '') {
      if (iban === null) throw new BankFileError('wrong-structure', into.number);
      bookings.add(into, iban);
      entry = null;
    } else if (path === DETAIL_PATH) detail = null;
    else if (detail) DETAIL.get(path.slice(DETAIL_PATH.length))?.(detail, text, currency);
    else if (path === statusPath) into.status = text;
    else ENTRY.get(path)?.(into, text, currency);
  };

  const closeInStatement = (path: string, text: string): void => {
    if (path === '/Acct/Id/IBAN') {
      iban = text.toUpperCase();
      if (!ibans.has(iban)) throw new BankFileError('foreign-account');
    }
    if (path === '/Bal') counts.balances++;
    if (path !== '') return;
    // A statement has balances, a notice has none.
    if (iban === null || isStatement !== counts.balances > 0) throw new BankFileError('wrong-structure');
  };

  return {
    open: (path, attributes) => {
      currency = attributes['Ccy'] ?? null;
      if (entry) openInEntry(path.slice(entryPath.length), entry);
      else if (path === entryPath) entry = newEntry(++counts.entries);
      else if (path === base) {
        counts.statements++;
        counts.balances = 0;
        iban = null;
      }
    },
    close: (path, text) => {
      if (entry) closeInEntry(path.slice(entryPath.length), text, entry);
      else if (path.startsWith(base)) closeInStatement(path.slice(base.length), text);
    },
    end: () => {
      if (counts.statements === 0) throw new BankFileError('wrong-structure');
      return counts.entries;
    },
  };
};
