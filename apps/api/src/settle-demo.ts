import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { addMonths, momentOf } from '@laadpoort/domain/reports/month';
import type { Operator } from '@laadpoort/domain/settlement/operator';
import { payoutDayFrom } from '@laadpoort/domain/settlement/payouts/banking-day';
import { endToEndIdOf } from '@laadpoort/domain/settlement/payouts/pain001';
import { lastMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import type { Database } from '#platform/database/database.ts';
import { accounts, people } from './demo/people.ts';
import { recordPayee } from './settlement/checks/payees.ts';
import { importFile } from './settlement/bank-files/import-file.ts';
import { correctDocument } from './settlement/documents/correct.ts';
import { approveBatch, exportBatch } from './settlement/payouts/advance.ts';
import { proposeBatch } from './settlement/payouts/propose.ts';
import { advanceRuns, type RunParts } from './settlement/runs/advance-run.ts';
import { approveRun, startRun } from './settlement/runs/store.ts';

const MONTHS = 12;
const ZONE = 'Europe/Amsterdam';

interface Past {
  readonly db: Database;
  readonly operator: Operator;
  readonly settings: RunParts['settings'];
  readonly now: Date;
}

/**
 * The demo's year of settlement, by what settles: each month a run by two administrators, a payout and the bank's file
 * about it. One document is credited and made again, the last payment to the neighbour came back, and what else was paid
 * last is still on its way.
 */
export const settleDemo = async (past: Past): Promise<void> => {
  const { db, now } = past;
  const last = lastMonthOver(now);
  await recordPayees(past);
  for (let ago = MONTHS - 1; ago >= 0; ago -= 1) {
    const month = addMonths(last, -ago);
    await settleMonth(past, month);
    if (ago === 5) await creditOne(past, month);
    await payMonth(past, month, ago);
  }
  // The demo's past has no mails.
  await db.prisma.outboxMessage.deleteMany();
};

/** When something was done in the month after, or now if that is yet to come. */
const momentAfter = (month: string, dayAndTime: string, now: Date): Date => {
  const at = momentOf(`${addMonths(month, 1)}-${dayAndTime}`, ZONE);
  return at < now ? at : now;
};

const recordPayees = async ({ db, now }: Past): Promise<void> => {
  const versions = await db.prisma.bankAccountVersion.findMany();
  const at = momentAfter(addMonths(lastMonthOver(now), -MONTHS), '02T09:00', now);
  for (const { id } of versions) {
    const said = {
      bankAccountVersionId: String(id),
      result: 'match',
      note: 'Answer to a test payment',
    } as const;
    await recordPayee(db, said, people.admin.id, at);
  }
};

const report = (error: unknown): never => {
  throw error;
};

const settleMonth = async ({ db, settings, now }: Past, month: string): Promise<void> => {
  const at = momentAfter(month, '03T09:00', now);
  const started = await startRun(db, month, people.admin.id, at);
  if (!started.ok) throw new Error('a month of the demo is settled already');
  const parts = { db, settings, now: () => at, live: { publish: () => undefined }, background: { report } };
  await advanceRuns(parts);
  const drafts = await db.prisma.document.aggregate({
    where: { runId: started.id },
    _count: true,
    _sum: { total: true },
  });
  const { _count: documents, _sum: sum } = drafts;
  const seen = { documents, total: sum.total?.toFixed(2) ?? '0' };
  const approved = await approveRun(db, { runId: started.id, actorId: people.secondAdmin.id, now: at, seen });
  if (!approved.ok) throw new Error(`a run of the demo was not approved: ${approved.reason}`);
  await advanceRuns(parts);
};

/** A session of the month turned out to have been a test. */
const creditOne = async ({ db, settings, now }: Past, month: string): Promise<void> => {
  const document = await db.prisma.document.findFirstOrThrow({
    where: { month, accountId: accounts.owner.id },
    include: { sessions: { orderBy: { sessionId: 'desc' }, take: 1 } },
  });
  const ids = document.sessions.map(({ sessionId }) => sessionId);
  await db.prisma.session.updateMany({ where: { id: { in: ids } }, data: { review: 'excluded' } });
  const { publicUrl, payableLimits: limits } = settings;
  const corrected = await correctDocument(db, {
    documentId: document.id,
    actorId: people.admin.id,
    reason: 'Its last session was a test of the electrician',
    now: momentAfter(month, '10T11:00', now),
    payoutDay: settings.settlement.payoutDay,
    publicUrl,
    limits,
  });
  if (!corrected.ok) throw new Error(`a document of the demo was not corrected: ${corrected.reason}`);
};

const payMonth = async ({ db, operator, settings, now }: Past, month: string, ago: number): Promise<void> => {
  const { payoutDay, payoutMinimum: minimum } = settings.settlement;
  const executeOn = payoutDayFrom(`${addMonths(month, 1)}-01`, payoutDay);
  const due = momentOf(`${executeOn}T10:00`, ZONE);
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
  { db, operator, settings, now }: Past,
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
