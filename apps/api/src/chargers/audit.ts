import type { AuditAction, AuditDetails, AuditNames } from '@laadpoort/domain/accounts/audit';
import type { Statement } from '#platform/database/statements.ts';
import type { Prisma } from '#platform/prisma/client.ts';

/** Who did what. An action about which the audit keeps more has a `detail`, and `names` for what it says about people. */
export type AuditEntry<Action extends AuditAction> = {
  readonly at: Date;
  /** In whose audit it is; null: nobody's but the operator's. */
  readonly accountId: string | null;
  readonly actorId: string;
  readonly action: Action;
  readonly targetId: string;
  readonly reason?: string | null;
} & (AuditDetails[Action] extends null ? unknown : { readonly detail: AuditDetails[Action] }) &
  (Action extends keyof AuditNames ? { readonly names: AuditNames[Action] } : unknown);

type Row = Prisma.AuditEntryUncheckedCreateInput & { readonly names?: Prisma.InputJsonObject };

/** Writes an entry, in the transaction that does what it tells. */
export const audit = <Action extends AuditAction>(
  { auditEntry }: Pick<Prisma.TransactionClient, 'auditEntry'>,
  entry: AuditEntry<Action>,
): Prisma.PrismaPromise<unknown> => {
  const { names, ...data } = entry as Row;
  return auditEntry.create({ data: names ? { ...data, names: { create: { content: names } } } : data });
};

const INSERT = `
  INSERT INTO audit_entry (at, account_id, actor_id, action, target_id, reason, detail)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** The same for a transaction of statements. */
export const auditStatement = <Action extends Exclude<AuditAction, keyof AuditNames>>(
  entry: AuditEntry<Action>,
): Statement => {
  const { at, accountId, actorId, action, targetId, reason } = entry;
  const detail = 'detail' in entry ? entry.detail : {};
  return {
    name: 'audit',
    text: INSERT,
    values: [at.toISOString(), accountId, actorId, action, targetId, reason ?? null, detail],
  };
};
