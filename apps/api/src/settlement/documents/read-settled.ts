import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';
import type { SettledDocument } from '#chargers/questions.ts';
import type { Database } from '#platform/database/database.ts';
import { readItemStates } from '../payouts/item-states.ts';
import { readStates } from './read-states.ts';

type Row = Omit<SettledDocument, 'state' | 'paidOn' | 'paid'>;

/** The final documents of an account with what they say in sum, and what the bank paid of each; the latest month first. */
export const readSettled = async (
  { pool, prisma }: Database,
  accountId: string,
): Promise<SettledDocument[]> => {
  const { rows } = await pool.query<Row>(
    `SELECT id, number, kind, month, to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn", content->>'net' AS net,
            coalesce(content#>>'{vat,amount}', '0.00') AS vat, total::text AS total,
            (SELECT coalesce(sum((session->>'energyWh')::bigint), 0)::float8
               FROM jsonb_array_elements(content->'sessions') AS session) AS "energyWh"
       FROM document WHERE account_id = $1 AND number IS NOT NULL
      ORDER BY month DESC, finalised_at DESC, number DESC`,
    [accountId],
  );
  const ids = rows.map(({ id }) => id);
  const [states, payments] = await Promise.all([readStates(prisma, ids), readPayments(prisma, ids)]);
  return rows.map((row) => ({
    ...row,
    state: row.kind.endsWith('-credit') ? null : (states.get(row.id) ?? 'final'),
    ...(payments.get(row.id) ?? { paidOn: null, paid: '0.00' }),
  }));
};

type Payment = Pick<SettledDocument, 'paidOn' | 'paid'>;

/** What was paid of each document and when; one that came back is none. */
const readPayments = async (
  prisma: Database['prisma'],
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Payment>> => {
  const links = await prisma.payoutItemDocument.findMany({
    where: { documentId: { in: [...documentIds] }, item: { droppedAt: null, batch: { withdrawnAt: null } } },
    select: { documentId: true, amount: true, item: { select: { id: true, batchId: true } } },
  });
  const items = await readItemStates(
    prisma,
    links.map(({ item }) => item),
  );
  const payments = new Map<string, Payment>();
  for (const { documentId, amount, item } of links) {
    const state = items.get(item.id);
    if (state?.state !== 'paid') continue;
    const before = payments.get(documentId);
    const days = [before?.paidOn, state.paidOn].filter((day) => day != null).toSorted();
    const paid = roundHalfUp(sumAmounts([before?.paid ?? '0', amount.toFixed(2)]), 2);
    payments.set(documentId, { paidOn: days[0] ?? null, paid });
  }
  return payments;
};
