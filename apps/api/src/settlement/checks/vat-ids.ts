import type { listVatIdChecks, recordVatIdCheck } from '@laadpoort/contract/settlement/vat-id-checks';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import type { z } from 'zod';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { isMemberOfAny } from './is-member-of-any.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

type Answer = EndpointAnswer<typeof listVatIdChecks>;

interface Row {
  readonly accountId: string;
  readonly accountName: string;
  readonly supplier: string;
  readonly vatId: string;
  readonly id: string | null;
  readonly result: 'valid' | 'invalid';
  readonly name: string;
  readonly checkedOn: string;
  readonly recordedById: string;
  readonly recordedBy: string | null;
  readonly isConfirmed: boolean;
  readonly isOld: boolean;
}

/** Of what is declared as it holds now or will: each VAT id of an account once, with what was recorded of it last. */
const SELECT = `
  SELECT * FROM (
    SELECT DISTINCT ON (p.account_id, p.vat_id)
           p.account_id AS "accountId", o.name AS "accountName", p.name AS supplier, p.vat_id AS "vatId",
           c.id::text, c.result, c.name, c.checked_on::text AS "checkedOn", c.recorded_by_id AS "recordedById",
           u.name AS "recordedBy", c.confirmed_at IS NOT NULL AS "isConfirmed",
           c.checked_on < $2::date - 365 AS "isOld", p.account_id || ':' || p.vat_id AS key
      FROM party_version p JOIN organization o ON o.id = p.account_id
      LEFT JOIN LATERAL (SELECT * FROM vat_id_check c WHERE c.account_id = p.account_id AND c.vat_id = p.vat_id
                          ORDER BY c.id DESC LIMIT 1) c ON true
      LEFT JOIN "user" u ON u.id = c.recorded_by_id
     WHERE p.kind = 'vat-nl'
     ORDER BY p.account_id, p.vat_id, p.valid_from DESC, p.id DESC) all_ids
   WHERE key > $1
     AND ($3 OR id IS NULL OR NOT "isConfirmed" OR "isOld" OR result = 'invalid')
   ORDER BY key LIMIT $4`;

interface Asked {
  readonly personId: string;
  readonly now: Date;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly show: 'open' | 'all';
}

export const readVatIds = async (
  { pool }: Database,
  { personId, now, cursor, limit, show }: Asked,
): Promise<Answer> => {
  const { rows } = await pool.query<Row & { readonly key: string }>(SELECT, [
    cursor ?? '',
    now.toISOString().slice(0, 10),
    show === 'all',
    limit + 1,
  ]);
  const { page, nextCursor } = pageByKey(rows, limit, ({ key }) => key);
  return { vatIds: page.map((row) => toAnswer(row, personId)), nextCursor };
};

const toAnswer = (row: Row, personId: string): Answer['vatIds'][number] => {
  const { accountId, accountName, supplier, vatId, id } = row;
  const { result, name, checkedOn, recordedBy, recordedById, isConfirmed, isOld } = row;
  const isOwn = recordedById === personId;
  return {
    accountId,
    accountName,
    supplier,
    vatId,
    check:
      id === null
        ? null
        : { id, result, name, checkedOn, recordedBy: recordedBy ?? '', isOwn, isConfirmed, isOld },
  };
};

/** @returns false: no party of the account has this VAT id, or the day is yet to come */
export const recordVatId = (
  { prisma }: Database,
  { checkedOn, ...check }: z.output<typeof recordVatIdCheck.body>,
  actorId: string,
  now: Date,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { accountId, vatId, result } = check;
    const day = new Date(checkedOn);
    if (day > now || (await tx.partyVersion.count({ where: { accountId, vatId } })) === 0) return false;
    await tx.vatIdCheck.create({
      data: { ...check, checkedOn: day, recordedAt: now, recordedById: actorId },
    });
    const entry = { at: now, accountId, actorId, targetId: accountId } as const;
    await audit(tx, { ...entry, action: 'vat-id.record', detail: { vatId, result } });
    return true;
  });

/** Another person confirms it. @returns the account */
export const confirmVatId = (
  { prisma }: Database,
  checkId: bigint,
  actorId: string,
  now: Date,
): Promise<{ readonly accountId: string } | 'not-found' | 'second-person-needed' | 'own-account'> =>
  prisma.$transaction(async (tx) => {
    const check = await tx.vatIdCheck.findUnique({ where: { id: checkId } });
    if (check === null || check.confirmedAt !== null) return 'not-found';
    if (check.recordedById === actorId) return 'second-person-needed';
    if (await isMemberOfAny(tx, actorId, [check.accountId])) return 'own-account';
    const confirmed = { confirmedAt: now, confirmedById: actorId };
    const { count } = await tx.vatIdCheck.updateMany({
      where: { id: checkId, confirmedAt: null },
      data: confirmed,
    });
    if (count === 0) return 'not-found';
    const { accountId, vatId, result } = check;
    const entry = { at: now, accountId, actorId, targetId: accountId } as const;
    await audit(tx, { ...entry, action: 'vat-id.confirm', detail: { vatId, result } });
    return { accountId };
  });
