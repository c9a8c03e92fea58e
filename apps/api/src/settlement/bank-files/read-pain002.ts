import type { BankAnswer } from '@laadpoort/domain/settlement/payouts/bank-record';
import type { ElementReader } from './bank-file-format.ts';
import { BankFileError } from './bank-file-problem.ts';
import { readReference } from './bank-values.ts';

const ROOT = '/CstmrPmtStsRpt';
const GROUP = `${ROOT}/OrgnlGrpInfAndSts`;
const PAYMENT = `${ROOT}/OrgnlPmtInfAndSts`;
const TRANSACTION = `${PAYMENT}/TxInfAndSts`;
const LEVELS = [GROUP, PAYMENT, TRANSACTION];

/** Payments are not made, or were taken back. */
const REJECTED = new Set(['RJCT', 'CANC']);
/** Received, checked, being made, made, waiting, with changes, or some of them. */
const ACCEPTED = new Set(
  'RCVD ACTC ACCP ACFC ACSP ACSC ACCC ACWC ACWP ACPD PDNG PART PATC PRES PRSY BLCK'.split(' '),
);

interface Level {
  status: string | null;
  reasonCode: string | null;
  readonly reasonTexts: string[];
  /** `OrgnlMsgId`, `OrgnlPmtInfId`, `OrgnlEndToEndId`. */
  reference: string | null;
}

const newLevel = (): Level => ({ status: null, reasonCode: null, reasonTexts: [], reference: null });

/** Reads what a bank answered to a payment file: about the file, about its payment, about single transactions. */
export const createPain002Reader = (emit: (answer: BankAnswer) => void): ElementReader => {
  const levels = new Map<string, Level>();
  let answers = 0;
  let messageId: string | null = null;

  const answer = (path: string, { status, reasonCode, reasonTexts, reference }: Level): void => {
    if (path === GROUP) messageId = reference;
    if (messageId === null) throw new BankFileError('wrong-structure');
    if (status === null) return;
    const entry = ++answers;
    if (!REJECTED.has(status) && !ACCEPTED.has(status)) throw new BankFileError('wrong-status', entry);
    const text = reasonTexts.join(' ').slice(0, 500) || null;
    const payment = levels.get(PAYMENT)?.reference ?? null;
    emit({
      kind: 'answer',
      entry,
      status: REJECTED.has(status) ? 'rejected' : 'accepted',
      code: status,
      messageId,
      paymentInfoId: path === GROUP ? null : payment,
      endToEndId: path === TRANSACTION ? (reference ?? '') : null,
      reason: reasonCode === null && text === null ? null : { code: reasonCode, text },
    });
  };

  const read = (level: Level, path: string, text: string): void => {
    if (/^\/(?:Grp|PmtInf|Tx)Sts$/.test(path)) level.status = text;
    else if (/^\/Orgnl(?:MsgId|PmtInfId|EndToEndId)$/.test(path)) level.reference = readReference(text);
    else if (path === '/StsRsnInf/Rsn/Cd' || path === '/StsRsnInf/Rsn/Prtry') level.reasonCode ??= text;
    else if (path === '/StsRsnInf/AddtlInf') level.reasonTexts.push(text);
  };

  return {
    open: (path) => {
      if (LEVELS.includes(path)) levels.set(path, newLevel());
    },
    close: (path, text) => {
      const own = levels.get(path);
      if (own) {
        answer(path, own);
        // That of the payment is asked for by its transactions, which come before its end.
        levels.delete(path);
        return;
      }
      const inside = LEVELS.findLast((each) => path.startsWith(`${each}/`) && levels.has(each));
      const level = inside === undefined ? undefined : levels.get(inside);
      if (inside !== undefined && level) read(level, path.slice(inside.length), text);
    },
    end: () => {
      if (messageId === null) throw new BankFileError('wrong-structure');
      return answers;
    },
  };
};
