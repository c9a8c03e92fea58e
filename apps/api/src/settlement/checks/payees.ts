import type { listPayeeChecks, recordPayeeCheck } from '@laadpoort/contract/settlement/payee-checks';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import type { z } from 'zod';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { isMemberOfAny } from './is-member-of-any.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

type Answer = EndpointAnswer<typeof listPayeeChecks>;
type Check = NonNullable<Answer['payees'][number]['check']>;

interface Row {
  readonly accountId: string;
  readonly accountName: string;
  readonly bankAccountVersionId: string;
  readonly holder: string;
  readonly iban: string;
  readonly enteredAt: Date;
  readonly returnedAt: Date | null;
  readonly result: Check['result'] | null;
  readonly note: string;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The bank account of each account that counts, with what was recorded of it last. */
const SELECT = `
  SELECT o.id AS "accountId", o.name AS "accountName", b.id::text AS "bankAccountVersionId", b.holder, b.iban,
         b.entered_at AS "enteredAt", c.result, c.note, c.recorded_at AS "recordedAt", u.name AS "recordedBy",
         back.at AS "returnedAt"
    FROM organization o
    JOIN LATERAL (SELECT * FROM bank_account_version b WHERE b.account_id = o.id AND b.cancelled_at IS NULL
                   ORDER BY b.id DESC LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT * FROM payee_check c WHERE c.bank_account_version_id = b.id
                        ORDER BY c.id DESC LIMIT 1) c ON true
    LEFT JOIN "user" u ON u.id = c.recorded_by_id
    LEFT JOIN LATERAL (SELECT max(file.imported_at) AS at FROM payout_item item
                         JOIN bank_record record ON record.item_id = item.id
                         JOIN bank_file file ON file.id = record.file_id
                        WHERE item.bank_account_version_id = b.id
                          AND (record.status = 'rejected' OR record.direction = 'credit')) back ON true
   WHERE o.id > $1 AND ($2 OR c.result IS NULL OR c.result = 'no-match' OR back.at >= c.recorded_at)
   ORDER BY o.id LIMIT $3`;

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly show: 'open' | 'all';
  /** Whether IBANs are shown whole. */
  readonly isWhole: boolean;
}

export const readPayees = async (
  { pool }: Database,
  { cursor, limit, show, isWhole }: Asked,
): Promise<Answer> => {
  const { rows } = await pool.query<Row>(SELECT, [cursor ?? '', show === 'all', limit + 1]);
  const { page, nextCursor } = pageByKey(rows, limit, ({ accountId }) => accountId);
  return { payees: page.map((row) => toAnswer(row, isWhole)), nextCursor };
};

const toAnswer = (
  { iban, enteredAt, returnedAt, result, note, recordedAt, recordedBy, ...row }: Row,
  isWhole: boolean,
): Answer['payees'][number] => ({
  ...row,
  ibanMasked: maskIban(iban),
  iban: isWhole ? iban : null,
  enteredAt: enteredAt.toISOString(),
  returnedAt: returnedAt?.toISOString() ?? null,
  check:
    result === null
      ? null
      : { result, note, recordedAt: recordedAt.toISOString(), recordedBy: recordedBy ?? '' },
});

/** @returns the account; not found: there is no such bank account, or it was cancelled */
export const recordPayee = (
  { prisma }: Database,
  { bankAccountVersionId, result, note }: z.output<typeof recordPayeeCheck.body>,
  actorId: string,
  now: Date,
): Promise<{ readonly accountId: string } | 'not-found' | 'own-account'> =>
  prisma.$transaction(async (tx) => {
    const id = BigInt(bankAccountVersionId);
    const found = await tx.bankAccountVersion.findFirst({ where: { id, cancelledAt: null } });
    if (found === null) return 'not-found';
    const { accountId } = found;
    if (await isMemberOfAny(tx, actorId, [accountId])) return 'own-account';
    await tx.payeeCheck.create({
      data: { accountId, bankAccountVersionId: id, result, note, recordedAt: now, recordedById: actorId },
    });
    const entry = { at: now, accountId, actorId, targetId: accountId } as const;
    await audit(tx, { ...entry, action: 'payee.record', detail: { result } });
    return { accountId };
  });
