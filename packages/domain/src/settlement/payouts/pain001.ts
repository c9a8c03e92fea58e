import { Money } from '../../money/amount.ts';
import { ACCOUNT_TIME_ZONE, localTimeOf } from '../../reports/month.ts';
import { sepaText } from './sepa-text.ts';
import { element, escapeXml } from './xml.ts';

/** The payment file that banks ask for since 2025, and the one of older bank software. */
export const PAYMENT_FORMATS = ['pain.001.001.09', 'pain.001.001.03'] as const;
export type PaymentFormat = (typeof PAYMENT_FORMATS)[number];

const NAME_LENGTH = 70;
const REMITTANCE_LENGTH = 140;

/** What an account is paid, in one transaction. */
export interface PaymentItem {
  /** In its batch: 1, 2, … */
  readonly position: number;
  /** Two places, more than zero. */
  readonly amount: string;
  readonly iban: string;
  readonly holder: string;
  /** Of the documents it pays. */
  readonly documentNumbers: readonly string[];
}

/** A batch as it is written into a file; everything in it is frozen, so that the file is the same each time. */
export interface PaymentBatch {
  readonly number: number;
  readonly createdAt: Date;
  /** `2026-12-07` */
  readonly executeOn: string;
  readonly debtor: { readonly name: string; readonly iban: string; readonly bic: string | null };
  readonly items: readonly PaymentItem[];
}

/** By which the bank refers to the file. */
export const messageIdOf = (batchNumber: number): string => `LP${batchNumber}`;

/** By which the bank refers to its one debit. */
export const paymentInfoIdOf = (batchNumber: number): string => `LP${batchNumber}-ALL`;

/** By which the bank refers to one transaction, in every file from then on. */
export const endToEndIdOf = (batchNumber: number, position: number): string => `LP${batchNumber}-${position}`;

const END_TO_END_ID = /^LP([1-9]\d{0,9})-([1-9]\d{0,6})$/;
const BATCH_ID = /^LP([1-9]\d{0,9})(?:-ALL)?$/;

/** Which item of which batch a reference names; null: none of ours. */
export const parseEndToEndId = (text: string): { batchNumber: number; position: number } | null => {
  const [, batch, position] = END_TO_END_ID.exec(text) ?? [];
  return batch === undefined || position === undefined
    ? null
    : { batchNumber: Number(batch), position: Number(position) };
};

/** Which batch a MsgId or PmtInfId names; null: none of ours. */
export const parseBatchReference = (text: string): number | null => {
  const batch = BATCH_ID.exec(text)?.[1];
  return batch === undefined ? null : Number(batch);
};

/** Document numbers as the payee reads them; when they are too many, the first and how many there are. */
export const remittanceOf = ([first = '', ...others]: readonly string[]): string => {
  const all = [first, ...others].join(' ');
  return all.length <= REMITTANCE_LENGTH ? all : `${first} + ${others.length}`;
};

/** The sum of a batch, two places. */
export const totalOf = (items: readonly Pick<PaymentItem, 'amount'>[]): string =>
  items.reduce((sum, { amount }) => sum.plus(amount), new Money(0)).toFixed(2);

/** The payment file of a batch. No addresses: they have to be fully structured since November 2026, and need not be there. */
export const writePain001 = (batch: PaymentBatch, format: PaymentFormat): string => {
  const { number, createdAt, executeOn, debtor, items } = batch;
  const isOld = format === 'pain.001.001.03';
  const counted = [text('NbOfTxs', String(items.length)), text('CtrlSum', totalOf(items))];
  const name = text('Nm', sepaText(debtor.name, NAME_LENGTH));
  const bank =
    debtor.bic === null
      ? element('Othr', text('Id', 'NOTPROVIDED'))
      : text(isOld ? 'BIC' : 'BICFI', debtor.bic);
  const header = element(
    'GrpHdr',
    text('MsgId', messageIdOf(number)),
    text('CreDtTm', localTimeOf(createdAt, ACCOUNT_TIME_ZONE)),
    ...counted,
    element('InitgPty', name),
  );
  const payment = element(
    'PmtInf',
    text('PmtInfId', paymentInfoIdOf(number)),
    text('PmtMtd', 'TRF'),
    text('BtchBookg', 'true'),
    ...counted,
    element('PmtTpInf', element('SvcLvl', text('Cd', 'SEPA'))),
    element('ReqdExctnDt', isOld ? executeOn : text('Dt', executeOn)),
    element('Dbtr', name),
    element('DbtrAcct', element('Id', text('IBAN', debtor.iban)), text('Ccy', 'EUR')),
    element('DbtrAgt', element('FinInstnId', bank)),
    text('ChrgBr', 'SLEV'),
    ...items.map((item) => `\n${transaction(number, item)}`),
  );
  const root = `Document xmlns="urn:iso:std:iso:20022:tech:xsd:${format}"`;
  const document = element(root, element('CstmrCdtTrfInitn', header, payment));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
};

const transaction = (batchNumber: number, item: PaymentItem): string =>
  element(
    'CdtTrfTxInf',
    element('PmtId', text('EndToEndId', endToEndIdOf(batchNumber, item.position))),
    element('Amt', element('InstdAmt Ccy="EUR"', new Money(item.amount).toFixed(2))),
    element('Cdtr', text('Nm', sepaText(item.holder, NAME_LENGTH))),
    element('CdtrAcct', element('Id', text('IBAN', item.iban))),
    element('RmtInf', text('Ustrd', sepaText(remittanceOf(item.documentNumbers), REMITTANCE_LENGTH))),
  );

const text = (tag: string, value: string): string => element(tag, escapeXml(value));
