import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { addMonths, momentOf } from '@laadpoort/domain/reports/month';
import type { Operator } from '@laadpoort/domain/settlement/operator';
import { payoutDayFrom } from '@laadpoort/domain/settlement/payouts/banking-day';
import { endToEndIdOf } from '@laadpoort/domain/settlement/payouts/pain001';
import type { Database } from '#platform/database/database.ts';
import { accounts, people } from './demo/people.ts';
import { importFile } from './settlement/bank-files/import-file.ts';
import { approveBatch, exportBatch } from './settlement/payouts/advance.ts';
import { proposeBatch } from './settlement/payouts/propose.ts';
import type { RunParts } from './settlement/runs/advance-run.ts';

export const DEMO_ZONE = 'Europe/Amsterdam';

export interface DemoPast {
  readonly db: Database;
  readonly operator: Operator;
  readonly settings: RunParts['settings'];
  readonly now: Date;
}

export const payMonth = async (
  { db, operator, settings, now }: DemoPast,
  month: string,
  ago: number,
): Promise<void> => {
  const { payoutDay, payoutMinimum: minimum } = settings.settlement;
  const executeOn = payoutDayFrom(`${addMonths(month, 1)}-01`, payoutDay);
  const due = momentOf(`${executeOn}T10:00`, DEMO_ZONE);
  const at = due < now ? due : now;
  const proposed = await proposeBatch(
    db,
    { operator, minimum },
    { executeOn, personId: people.admin.id, now: at },
  );
  if (proposed === null) return;
  const by = { batchId: proposed.id, personId: people.secondAdmin.id, now: at };
  for (const step of [approveBatch, exportBatch]) {
    const done = await step(db, by);
    if (!done.ok) throw new Error(`a payout of the demo was refused: ${done.reason}`);
  }
  const items = await db.prisma.payoutItem.findMany({
    where: { batchId: proposed.id },
    orderBy: { position: 'asc' },
  });
  const told = ago > 0 ? items : items.filter(({ accountId }) => accountId === accounts.neighbour.id);
  const bookings = told.flatMap((item) => {
    const booked = {
      endToEndId: endToEndIdOf(proposed.id, item.position),
      amount: item.amount.toFixed(2),
      bookedOn: executeOn,
    };
    return ago > 0 ? [booked] : [booked, { ...booked, isReturn: true }];
  });
  if (bookings.length > 0) await readStatement({ db, operator, settings, now: at }, executeOn, bookings);
};

interface Booked {
  readonly endToEndId: string;
  readonly amount: string;
  readonly bookedOn: string;
  readonly isReturn?: boolean;
}

const readStatement = async (
  { db, operator, settings, now }: DemoPast,
  day: string,
  bookings: readonly Booked[],
): Promise<void> => {
  const xml = statement(operator.iban, bookings);
  const content = Buffer.from(xml);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const read = await importFile(db, {
    name: `camt.054-${day}.xml`,
    stored: { storageKey: '', sizeBytes: content.length, sha256 },
    content: Readable.from([content]),
    iban: operator.iban,
    personId: people.admin.id,
    now,
    publicUrl: settings.publicUrl,
  });
  if (!('fileId' in read)) throw new Error(`a file of the demo's bank was refused: ${read.code}`);
};

const statement = (iban: string, bookings: readonly Booked[]): string => {
  const entries = bookings.map(
    ({ endToEndId, amount, bookedOn, isReturn = false }, index) =>
      `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${isReturn ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
      `<BookgDt><Dt>${bookedOn}</Dt></BookgDt><AcctSvcrRef>${endToEndId}-${index}</AcctSvcrRef><NtryDtls><TxDtls>` +
      `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${isReturn ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}` +
      `</TxDtls></NtryDtls></Ntry>`,
  );
  return (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn>' +
    `<Acct><Id><IBAN>${iban}</IBAN></Id></Acct>${entries.join('')}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
  );
};
