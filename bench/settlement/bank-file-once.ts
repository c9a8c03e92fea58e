import { readBankFile } from '@laadpoort/api/settlement/bank-files/read-bank-file';

/* Reads a generated statement of 50 MB once, in a process of its own, and prints what that took as JSON. */

const BYTES = 50_000_000;
const CHUNK_BYTES = 65_536;
const IBAN = 'NL91ABNA0417164300';

const entry = (number: number): string => `
  <Ntry><Amt Ccy="EUR">000000000074.21</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
    <BookgDt><Dt>2026-12-07</Dt></BookgDt><ValDt><Dt>2026-12-07</Dt></ValDt><AcctSvcrRef>R${number}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls><Refs><EndToEndId>LP12-${number}</EndToEndId></Refs><Amt Ccy="EUR">74.21</Amt>
      <RltdPties><Cdtr><Pty><Nm>Bakkerij De Korenaar</Nm></Pty></Cdtr></RltdPties>
      <RmtInf><Ustrd>SB-1042-2026-0007</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

const statement = async function* (): AsyncGenerator<Uint8Array> {
  const root = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';
  let text = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${root}"><BkToCstmrStmt><Stmt>
    <Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct><Bal></Bal>`;
  for (let bytes = 0, number = 1; bytes < BYTES; number += 1) {
    text += entry(number);
    if (text.length < CHUNK_BYTES) continue;
    bytes += text.length;
    yield Buffer.from(text);
    text = '';
    // As from a disk or a network: others have their turn.
    await new Promise(setImmediate);
  }
  yield Buffer.from(`${text}</Stmt></BkToCstmrStmt></Document>`);
};

let records = 0;
const beforeBytes = process.memoryUsage.rss();
const began = performance.now();
const result = await readBankFile(statement(), new Set([IBAN]), async (some) => {
  records += some.length;
});
const seconds = (performance.now() - began) / 1_000;
if (!result.ok || records === 0) throw new Error(`not read: ${JSON.stringify(result)}`);
const grownBytes = process.resourceUsage().maxRSS * 1_024 - beforeBytes;
console.log(JSON.stringify({ seconds, grownBytes, records }));
