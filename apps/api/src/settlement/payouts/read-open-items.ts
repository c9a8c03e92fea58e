import type { OpenItems } from '@laadpoort/contract/reports/open-items';
import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';
import { openOf } from '@laadpoort/domain/reports/open-items';
import type { Database } from '#platform/database/database.ts';
import { readItemStates } from './item-states.ts';
import { readStates } from '../documents/read-states.ts';

/** One with its place in the list. */
type Item = OpenItems['rows'][number] & { readonly place: string };
type Row = Omit<Item, 'state' | 'paid' | 'open'> & { readonly creditId: string | null };

/** Text, so that any cursor can be compared with it. */
const PLACE = `to_char(d.finalised_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || ' ' || d.number`;

/**
 * Final documents that may be open, the oldest first. A payment that was booked for the document by itself and of which
 * nothing came back settles it, unless it is credited; so do a credit note and a document that are in no payment.
 */
const MAYBE_OPEN = `
  SELECT d.id, ${PLACE} AS place, d.account_id AS "accountId", d.account_number AS "accountNumber", d.number, d.kind,
         to_char(d.issued_on, 'YYYY-MM-DD') AS "issuedOn", coalesce(d.content#>>'{supplier,name}', '') AS supplier,
         d.total::text AS total, coalesce(note.total, 0)::numeric(14, 2)::text AS credited, note.id AS "creditId"
    FROM document d
    LEFT JOIN document note ON note.credits_id = d.id AND note.number IS NOT NULL
   WHERE d.number IS NOT NULL AND d.kind NOT LIKE '%-credit' AND d.total > 0 AND ${PLACE} > $1
     AND (note.id IS NULL OR EXISTS (SELECT FROM payout_item_document WHERE document_id IN (d.id, note.id)))
     AND (note.id IS NOT NULL OR NOT EXISTS (
       SELECT FROM payout_item_document link
         JOIN payout_item item ON item.id = link.item_id AND item.dropped_at IS NULL
         JOIN bank_record record ON record.item_id = item.id AND record.direction = 'debit'
        WHERE link.document_id = d.id
          AND NOT EXISTS (SELECT FROM bank_record back
                           WHERE (back.item_id = item.id OR back.batch_id = item.batch_id)
                             AND (back.direction = 'credit' OR back.status = 'rejected'))))
   ORDER BY place LIMIT $2`;

/**
 * Documents of which something is still to be paid, or to be paid back, from after a place on.
 * @param part how many documents are looked at together
 */
export const readOpenItems = async function* (
  { pool, prisma }: Database,
  after: string,
  part: number,
): AsyncGenerator<Item, void> {
  let place: string | undefined = after;
  while (place !== undefined) {
    const { rows }: { rows: Row[] } = await pool.query<Row>(MAYBE_OPEN, [place, part]);
    const ids = rows.map(({ id }) => id);
    const paidOf = await readPaid(prisma, [...ids, ...rows.flatMap(({ creditId }) => creditId ?? [])]);
    const states = await readStates(prisma, ids);
    for (const { creditId, ...row } of rows) {
      const paid = cents([paidOf.get(row.id) ?? '0', paidOf.get(creditId ?? '') ?? '0']);
      const open = openOf({ ...row, paid });
      if (open !== '0.00') yield { ...row, state: states.get(row.id) ?? 'final', paid, open };
    }
    place = rows.length === part ? rows.at(-1)?.place : undefined;
  }
};

/** What payments that are paid hold of each document; negative of credit notes. */
const readPaid = async (
  prisma: Database['prisma'],
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const links = await prisma.payoutItemDocument.findMany({
    where: { documentId: { in: [...documentIds] }, item: { droppedAt: null, batch: { withdrawnAt: null } } },
    select: { documentId: true, amount: true, item: { select: { id: true, batchId: true } } },
  });
  const states = await readItemStates(
    prisma,
    links.map(({ item }) => item),
  );
  const paid = links.filter(({ item }) => states.get(item.id)?.state === 'paid');
  return new Map(
    [...Map.groupBy(paid, ({ documentId }) => documentId)].map(([id, own]) => [
      id,
      cents(own.map(({ amount }) => amount.toFixed(2))),
    ]),
  );
};

const cents = (amounts: readonly string[]): string => roundHalfUp(sumAmounts(amounts), 2);
