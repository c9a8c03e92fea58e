import { languageSchema } from '@laadpoort/contract/accounts/account';
import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import type { Operator } from '@laadpoort/domain/settlement/operator';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import { PARTY_KINDS } from '@laadpoort/domain/settlement/party';
import type { AccountFacts, RunParty, RunSession } from '@laadpoort/domain/settlement/run/plan-documents';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { readPayable } from '../payable/read-payable.ts';
import { readUnsettled, type SessionRow } from './read-sessions.ts';
import { toRunSession } from './to-run-session.ts';
import { readKnownVatIds } from './read-known-vat-ids.ts';
import { readTurnoverByYear } from './read-turnover.ts';

export interface RunTerms {
  readonly month: string;
  readonly now: Date;
  readonly operator: Operator;
  readonly limits: PayableLimits;
}

const kindSchema = z.enum(PARTY_KINDS);

/**
 * What a run has to know about an account. Of sessions that are in no document no more is kept than is told of them.
 * @param rows those that matter; absent: all that are not settled
 * @returns null: the account is gone
 */
export const readAccountFacts = async (
  db: Database,
  accountId: string,
  terms: RunTerms,
  rows?: readonly SessionRow[],
): Promise<AccountFacts | null> => {
  const { month, now, limits } = terms;
  const sessions: RunSession[] = [];
  let firstEnd = now;
  for await (const page of rows === undefined ? readUnsettled(db, accountId, month) : [rows]) {
    const sessionIds = page.map(({ id }) => id);
    const payable = await readPayable(db, { accountIds: [accountId], sessionIds, limits });
    for (const row of page) {
      if (row.endedAt < firstEnd) firstEnd = row.endedAt;
      sessions.push(toRunSession(row, { month, now, payable }));
    }
  }
  const [account, parties, agreement, knownVatIds, turnoverByYear] = await Promise.all([
    readHead(db, accountId, terms),
    readParties(db, accountId),
    readAgreement(db, accountId),
    readKnownVatIds(db, accountId, now),
    readTurnoverByYear(db, accountId, firstEnd.getUTCFullYear()),
  ]);
  if (account === null) return null;
  return {
    head: account,
    parties,
    agreement,
    knownVatIds,
    turnoverByYear,
    sessions,
  };
};

const readHead = async (
  { prisma }: Database,
  accountId: string,
  { month, operator }: RunTerms,
): Promise<AccountFacts['head'] | null> => {
  const [account, bankAccount] = await Promise.all([
    prisma.organization.findUnique({
      where: { id: accountId },
      select: {
        number: true,
        name: true,
        members: {
          where: { role: 'owner' },
          orderBy: { createdAt: 'asc' },
          take: 1,
          select: { user: { select: { language: true } } },
        },
      },
    }),
    prisma.bankAccountVersion.findFirst({
      where: { accountId, cancelledAt: null },
      orderBy: { id: 'desc' },
      select: { iban: true, holder: true },
    }),
  ]);
  if (account === null) return null;
  const { iban: _iban, bic: _bic, ...onDocuments } = operator;
  return {
    accountNumber: account.number,
    accountName: account.name,
    language: languageSchema.catch('nl').parse(account.members[0]?.user.language),
    month,
    operator: onDocuments,
    bankAccount,
  };
};

const readParties = async ({ prisma }: Database, accountId: string): Promise<RunParty[]> => {
  const rows = await prisma.partyVersion.findMany({ where: { accountId } });
  return rows.map(({ id, kind, validFrom, name, street, postalCode, city, country, kvk, vatId }) => ({
    id,
    validFrom: validFrom.toISOString().slice(0, 10),
    declared: { kind: kindSchema.parse(kind), name, street, postalCode, city, country, kvk, vatId },
  }));
};

const readAgreement = async ({ prisma }: Database, accountId: string): Promise<AccountFacts['agreement']> => {
  const accepted = await prisma.agreementAcceptance.findFirst({
    where: { accountId, version: AGREEMENT_VERSION },
    orderBy: { id: 'asc' },
  });
  return accepted && { version: accepted.version, acceptedOn: dayOf(accepted.acceptedAt, ACCOUNT_TIME_ZONE) };
};
