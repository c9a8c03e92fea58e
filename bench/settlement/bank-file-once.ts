import { openDatabase } from '@laadpoort/api/platform/database/database';
import { importFile } from '@laadpoort/api/settlement/bank-files/import-file';

/*
 * Imports a generated statement of 50 MB into the database at the first argument, in a process of its own, and prints what
 * that took as JSON. All of its bookings name payments of ours that there are not, so each is kept.
 */

const BYTES = 50_000_000;
/** Read before, so that the process has what it needs for any file. */
const WARM_BYTES = 2_000_000;
const CHUNK_BYTES = 65_536;
const IBAN = 'NL91ABNA0417164300';

const entry = (number: string): string => `
  <Ntry><Amt Ccy="EUR">000000000074.21</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><ValDt><Dt>2026-12-07</Dt></ValDt><AcctSvcrRef>R${number}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls><Refs><EndToEndId>LP12-${number}</EndToEndId></Refs><Amt Ccy="EUR">74.21</Amt>
      <RltdPties><Cdtr><Pty><Nm>Bakkerij De Korenaar</Nm></Pty></Cdtr></RltdPties>
      <RmtInf><Ustrd>SB-1042-2026-0007</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

const entriesOf = async function* (wantedBytes: number, statement: string): AsyncGenerator<Uint8Array> {
  const root = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
  let text = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${root}"><BkToCstmrStmt><Stmt>
    <Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct><Bal></Bal>`;
  for (let bytes = 0, number = 1; bytes < wantedBytes; number += 1) {
    text += entry(`${statement}${number}`);
    if (text.length < CHUNK_BYTES) continue;
    bytes += text.length;
    yield Buffer.from(text);
    text = '';
    // As from a disk or a network: others have their turn.
    await new Promise(setImmediate);
  }
  yield Buffer.from(`${text}</Stmt></BkToCstmrStmt></Document>`);
};

const [url = ''] = process.argv.slice(2);
const db = await openDatabase(url, { error: console.error });
const importOf = async (bytes: number, statement: string) => {
  const result = await importFile(db, {
    name: 'statement.xml',
    stored: { storageKey: statement, sizeBytes: bytes, sha256: statement.repeat(64) },
    content: entriesOf(bytes, statement),
    iban: IBAN,
    personId: 'bench',
    now: new Date('2026-12-08T09:00:00Z'),
    publicUrl: 'http://localhost:3000',
  });
  if (!('fileId' in result)) throw new Error(`not read: ${JSON.stringify(result)}`);
};
const peakBytes = () => process.resourceUsage().maxRSS * 1_024;

await importOf(WARM_BYTES, '1');
const [warmBytes, warmRecords] = [peakBytes(), await db.prisma.bankRecord.count()];
const began = performance.now();
await importOf(BYTES, '2');
const seconds = (performance.now() - began) / 1_000;
const records = (await db.prisma.bankRecord.count()) - warmRecords;
await db.close();
console.log(JSON.stringify({ seconds, grownBytes: peakBytes() - warmBytes, records }));
