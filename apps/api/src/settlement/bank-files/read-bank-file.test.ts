import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import { expect, test } from 'vitest';
import { readBankFile, type ReadBankFile } from './read-bank-file.ts';

/** Public examples stand beside the project, not in it. */
const EXAMPLES = join(import.meta.dirname, '../../../../../../shared/validation/examples');
const IBAN = 'NL91ABNA0417164300';

/** In parts of odd length, so that tags and letters are cut. */
const parts = async function* (bytes: Uint8Array, length = 61) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
};

const read = async (
  content: string | Uint8Array,
  ibans = new Set([IBAN]),
): Promise<{ result: ReadBankFile; records: BankRecord[] }> => {
  const records: BankRecord[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const result = await readBankFile(parts(bytes), ibans, async (some) => void records.push(...some));
  return { result, records };
};

const camt = (entries: string, { format = 'camt.053.001.08', iban = IBAN } = {}): string =>
  `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:${format}"><BkToCstmrStmt>
    <GrpHdr><MsgId>S</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>${iban}</IBAN></Id></Acct><Bal></Bal>
    ${entries}</Stmt></BkToCstmrStmt></Document>`;

const entry = (amount: string, details = '', more = ''): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>${more}<Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`;

const detail = (endToEndId: string, amount?: string): string =>
  `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${
    amount === undefined ? '' : `<Amt Ccy="EUR">${amount}</Amt>`
  }</TxDtls>`;

const filesIn = (folder: string, kind: RegExp): string[] =>
  existsSync(EXAMPLES) ? readdirSync(join(EXAMPLES, folder)).filter((name) => kind.test(name)) : [];

test.skipIf(!existsSync(EXAMPLES))(
  'examples of banks are read, wrong ones refused (skipped without ../shared/validation)',
  async () => {
    for (const name of filesIn('valid', /^(?:camt|pain\.002)/)) {
      const { result } = await read(readFileSync(join(EXAMPLES, 'valid', name)));
      expect(result, name).toMatchObject({ ok: true, format: name.replace('.xml', '') });
    }
    for (const name of filesIn('invalid', /^(?:camt|pain)/)) {
      const { result } = await read(readFileSync(join(EXAMPLES, 'invalid', name)));
      expect(result, name).toMatchObject({ ok: false });
    }
  },
);

test.skipIf(!existsSync(EXAMPLES)).each(filesIn('valid', /^camt/))(
  '%s: a batch of two, of which one comes back (skipped without ../shared/validation)',
  async (name) => {
    const { records } = await read(readFileSync(join(EXAMPLES, 'valid', name)));
    expect(records).toMatchObject([
      { entry: 1, direction: 'debit', amount: '74.21', endToEndId: 'SB-1042-2026-0007', returned: null },
      { entry: 1, direction: 'debit', amount: '61.33', paymentInfoId: 'LP-2026-12-0001-1', detailCount: 2 },
      { entry: 2, direction: 'credit', isReversal: true, returned: { code: 'AC04', text: null } },
    ]);
  },
);

test.skipIf(!existsSync(EXAMPLES)).each(filesIn('valid', /^pain\.002/))(
  '%s: some of a file is accepted, one payment is not (skipped without ../shared/validation)',
  async (name) => {
    const { records } = await read(readFileSync(join(EXAMPLES, 'valid', name)));
    expect(records).toMatchObject([
      { entry: 1, status: 'accepted', code: 'PART', paymentInfoId: null, endToEndId: null },
      {
        entry: 2,
        status: 'rejected',
        paymentInfoId: 'LP-2026-12-0001-1',
        endToEndId: 'SB-1043-2026-0003',
        reason: { code: 'AC04', text: 'Account closed' },
      },
      { entry: 3, status: 'accepted', paymentInfoId: 'LP-2026-12-0001-1', endToEndId: null },
    ]);
  },
);

test('amounts with zeros before them, padded ids, batches without details, and no entries at all', async () => {
  const batch = '<Btch><MsgId>LP12</MsgId><PmtInfId>  LP12-ALL   </PmtInfId></Btch>';
  const { records } = await read(camt(entry('000000000000149.87', batch)));
  expect(records).toMatchObject([
    { amount: '149.87', paymentInfoId: 'LP12-ALL', messageId: 'LP12', detailCount: 0, servicerRef: 'R1' },
  ]);
  const { result, records: none } = await read(camt(''));
  expect(result).toEqual({ ok: true, format: 'camt.053.001.08', entries: 0 });
  expect(none).toEqual([]);
});

test('details count, not their entry: their own amounts; an only one is about all of the entry', async () => {
  const { records } = await read(
    camt(
      entry('10.00', detail('A', '4.00') + detail('B')) +
        entry('7.00', detail('C')) +
        entry('1', detail('A', '4')),
    ),
  );
  expect(records).toMatchObject([
    { endToEndId: 'A', amount: '4.00', detailCount: 2, index: 1 },
    { endToEndId: 'B', amount: null, detailCount: 2 },
    { endToEndId: 'C', amount: '7.00', detailCount: 1 },
    { endToEndId: 'A', amount: '4.00', detailCount: 1, index: 1 },
  ]);
});

test('those alike under one reference are counted', async () => {
  const { records } = await read(camt(entry('8.00', detail('A', '4.00') + detail('A', '4.00'))));
  expect(records).toMatchObject([{ index: 1 }, { index: 2 }]);
});

test('what is not booked is passed over', async () => {
  const pending = entry('1.00').replace('BOOK', 'PDNG');
  const { result, records } = await read(camt(pending + entry('2.00')));
  expect(result).toMatchObject({ ok: true, entries: 2 });
  expect(records).toMatchObject([{ entry: 2, amount: '2.00' }]);
});

test('a prefix, an older encoding, and a time beside the day', async () => {
  const prefixed = camt(entry('1.00').replace('2026-12-07', '2026-12-07+01:00'))
    .replaceAll(/<(\/?)([A-Z])/g, '<$1b:$2')
    .replace('xmlns=', 'xmlns:b=');
  expect((await read(prefixed)).records).toMatchObject([{ bookedOn: '2026-12-07' }]);
  const latin = camt(entry('1.00').replace('R1', 'Ré')).replace('"1.0"', '"1.0" encoding="ISO-8859-1"');
  expect((await read(Buffer.from(latin, 'latin1'))).records).toMatchObject([{ servicerRef: 'Ré' }]);
});

test.each<[string, string | Uint8Array, string, number | null]>([
  ['nothing', '', 'not-xml', null],
  ['text', 'IBAN;Amount\n', 'not-xml', null],
  ['a zipped file', Buffer.from('PK\u0003\u0004 and so on'), 'zipped-file', null],
  ['a gzipped file', Buffer.from([0x1f, 0x8b, 8, 0]), 'zipped-file', null],
  ['UTF-16', Buffer.from(camt(''), 'utf16le'), 'not-xml', null],
  ['bytes that are no UTF-8', Buffer.from(camt('\u00e9'), 'latin1'), 'not-xml', null],
  [
    'a document type',
    camt('').replace('?>', '?><!DOCTYPE Document [<!ENTITY a "b">]>'),
    'document-type',
    null,
  ],
  ['an entity of its own', camt(entry('&lol;')), 'not-xml', null],
  ['cut off', camt(entry('1.00')).slice(0, -20), 'not-xml', null],
  ['another format', camt('').replace('.08', '.12'), 'unknown-bank-file', null],
  ['another document', '<a xmlns="urn:b"/>', 'unknown-bank-file', null],
  ['deeper than any', camt('<a>'.repeat(40) + '</a>'.repeat(40)), 'unknown-bank-file', null],
  ["somebody else's account", camt(entry('1.00'), { iban: 'NL20INGB0001234567' }), 'foreign-account', null],
  ['no account', camt(entry('1.00')).replace(/<IBAN>.*<\/IBAN>/, '<Othr/>'), 'wrong-structure', 1],
  ['three decimals', camt(entry('1.00') + entry('1.001')), 'wrong-amount', 2],
  ['a negative amount', camt(entry('-1.00')), 'wrong-amount', 1],
  ['a detail of no amount', camt(entry('1.00', detail('A', '1,00'))), 'wrong-amount', 1],
  ['other money', camt(entry('1.00').replace('EUR', 'USD')), 'wrong-currency', 1],
  ['no such day', camt(entry('1.00').replace('12-07', '02-30')), 'wrong-day', 1],
  ['a status of nobody', camt(entry('1.00').replace('BOOK', 'DONE')), 'wrong-status', 1],
  ['neither debit nor credit', camt(entry('1.00').replace('DBIT', 'BOTH')), 'wrong-structure', 1],
])('%s is refused, and the entry is named', async (_, content, code, at) => {
  expect((await read(content)).result).toEqual({ ok: false, problem: { code, entry: at } });
});
