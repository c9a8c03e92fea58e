import { createHash } from 'node:crypto';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import { Money } from '@laadpoort/domain/money/amount';
import type { Database } from '#platform/database/database.ts';
import type { Document } from '#platform/prisma/client.ts';
import { readOpenAccounts } from '../../../src/settlement/payouts/open-accounts.ts';
import { documentIn } from '../../../src/settlement/documents/stored-document.ts';
import type { Bank } from './bank.ts';

type Amounts = Map<string, InstanceType<typeof Money>>;

const add = (amounts: Amounts, accountId: string, amount: string | InstanceType<typeof Money>): void => {
  amounts.set(accountId, (amounts.get(accountId) ?? new Money(0)).plus(amount));
};

const signed = ({ kind, total }: Pick<Document, 'kind' | 'total'>): string =>
  kind.endsWith('-credit') ? `-${total.toFixed(2)}` : total.toFixed(2);

export interface Verdict {
  readonly documents: number;
  readonly credits: number;
  readonly paid: string;
  readonly open: string;
  readonly faults: readonly string[];
}

/** What must hold of every history at any time; the faults are none. */
export const judge = async (db: Database, bank: Bank): Promise<Verdict> => {
  const documents = await db.prisma.document.findMany({
    where: { number: { not: null } },
    orderBy: { number: 'asc' },
  });
  const { paid, open, faults } = await judgeBalances(db, bank, documents);
  return {
    documents: documents.length,
    credits: documents.filter(({ creditsId }) => creditsId !== null).length,
    paid: sumOf(paid),
    open: sumOf(open),
    faults: [
      ...faults,
      ...judgeContents(documents),
      ...(await judgeSeries(db)),
      ...(await judgeSessions(db)),
      ...(await judgeTold(db)),
    ],
  };
};

const sumOf = (amounts: ReadonlyMap<string, InstanceType<typeof Money>>): string =>
  [...amounts.values()].reduce((sum, amount) => sum.plus(amount), new Money(0)).toFixed(2);

/**
 * What documents say that an account is owed is what the bank paid it and kept, with what the next payout would take,
 * what is on its way and what is disputed.
 */
const judgeBalances = async (db: Database, bank: Bank, documents: readonly Document[]) => {
  const owed: Amounts = new Map();
  for (const document of documents) add(owed, document.accountId, signed(document));
  const paid = bank.paid();
  const open: Amounts = new Map();
  for (const { accountId, documents: some } of await db.prisma.$transaction((tx) => readOpenAccounts(tx)))
    for (const { total, isCredit } of some) add(open, accountId, isCredit ? `-${total}` : total);
  const links = await db.prisma.payoutItemDocument.findMany({
    where: { item: { droppedAt: null, batch: { withdrawnAt: null } } },
    include: { item: true },
  });
  const [failed, paidItems] = [bank.failed(), bank.paidItems()];
  const alive = links.filter(({ itemId }) => !failed.has(itemId));
  const faults = doubled(alive.map(({ documentId }) => documentId)).map((id) => `${id} is paid twice`);
  for (const { itemId, item, amount } of alive)
    if (!paidItems.has(itemId)) add(open, item.accountId, amount.toFixed(2));
  const inPayment = new Set(alive.map(({ documentId }) => documentId));
  const disputes = await db.prisma.documentDispute.findMany({
    where: { answeredAt: null },
    select: { documentId: true },
  });
  // What credits a disputed document is held with it, whichever came first.
  const disputed = new Set(disputes.map(({ documentId }) => documentId));
  for (const document of documents)
    if (disputed.has(document.creditsId ?? document.id) && !inPayment.has(document.id))
      add(open, document.accountId, signed(document));
  for (const [accountId, amount] of owed) {
    const both = (paid.get(accountId) ?? new Money(0)).plus(open.get(accountId) ?? 0);
    if (!both.equals(amount))
      faults.push(`${accountId} is owed ${amount.toFixed(2)}, but paid and open are ${both.toFixed(2)}`);
  }
  return { paid, open, faults };
};

const doubled = (ids: readonly string[]): string[] => {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
};

const sum = (amounts: readonly string[]): InstanceType<typeof Money> =>
  amounts.reduce((all, amount) => all.plus(amount), new Money(0));

/** Its hash is that of what it says, its lines add up to it, and its sessions to what was told. */
const judgeContents = (documents: readonly Document[]): string[] =>
  documents.flatMap(({ number, hash, content, total }) => {
    const document = documentIn(content);
    const { lines, sessions, vat, told, rounding } = document;
    const net = sum(lines.map(({ amount }) => amount));
    const tax = vat === null ? new Money(0) : net.times('0.21').toDecimalPlaces(2);
    const factor = (basis: string) => (vat !== null && basis === 'excl' ? '1.21' : '1');
    const toldAgain = sum(
      sessions.map(({ amount, basis }) => new Money(amount).times(factor(basis)).toFixed()),
    );
    const sha256 = createHash('sha256').update(canonicalJson(document)).digest();
    return [
      ...(sha256.equals(Buffer.from(hash)) ? [] : [`${number}: another hash`]),
      ...(net.plus(tax).equals(total.toFixed(2)) ? [] : [`${number}: lines are not its total`]),
      ...(toldAgain.toFixed(2) === told ? [] : [`${number}: sessions are not what was told`]),
      ...(new Money(told).plus(rounding).equals(total.toFixed(2)) ? [] : [`${number}: rounding`]),
    ];
  });

/** Numbers are 1, 2, … of each account, kind and year, without a gap. */
const judgeSeries = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ series: string }>(`
    SELECT d.account_number || ' ' || d.kind AS series FROM document d
      LEFT JOIN document_series s ON s.account_number = d.account_number AND s.kind = d.kind
                                 AND s.year = extract(year FROM d.issued_on)
     WHERE d.number IS NOT NULL GROUP BY d.account_number, d.kind, extract(year FROM d.issued_on), s.last_place
    HAVING array_agg(split_part(d.number, '-', 4)::int ORDER BY d.number)
           IS DISTINCT FROM ARRAY(SELECT generate_series(1, s.last_place))`);
  return rows.map(({ series }) => `${series}: a gap`);
};

/** A session is in at most one document that is not credited, and that one is what its row names. */
const judgeSessions = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ id: number; found: string }>(`
    SELECT s.id, coalesce(string_agg(d.number, ' '), '') AS found FROM session s
      LEFT JOIN (document_session ds JOIN document d
                   ON d.id = ds.document_id AND d.number IS NOT NULL AND d.kind NOT LIKE '%-credit'
                  AND NOT EXISTS (SELECT FROM document credit WHERE credit.credits_id = d.id))
        ON ds.session_id = s.id
     GROUP BY s.id HAVING count(d.id) > 1 OR (array_agg(d.id))[1] IS DISTINCT FROM s.document_id`);
  return rows.map(({ id, found }) => `session ${id} is settled by ${found || 'nothing'}`);
};

/** What a document says of a session is the live amount of its row, unless that has changed since and is not corrected. */
const judgeTold = async ({ pool }: Database): Promise<string[]> => {
  const { rows } = await pool.query<{ id: number }>(`
    SELECT s.id FROM document d JOIN session s ON s.document_id = d.id
      JOIN LATERAL jsonb_array_elements(d.content->'sessions') AS told ON (told->>'sessionId')::int = s.id
     WHERE (told->>'amount')::numeric <> s.amount AND (told->>'energyWh')::bigint = s.energy_wh
       AND told->>'tariffVersionId' = s.tariff_version_id::text`);
  return rows.map(({ id }) => `session ${id} was told another amount`);
};
