import { documentNumber } from '@laadpoort/domain/settlement/documents/document-number';
import type { Database } from '#platform/database/database.ts';
import { TEST_OPERATOR } from '#test/test-app.ts';

interface Given {
  readonly accountId: string;
  readonly at: Date;
  readonly total?: string;
}

/** A run with one final statement of an account, as rows: for tests that are about something else than how it came about. */
export const addDocument = async (
  { prisma }: Database,
  { accountId, at, total = '9.00' }: Given,
): Promise<{ readonly runId: string; readonly documentId: string }> => {
  const { number: accountNumber, name } = await prisma.organization.findUniqueOrThrow({
    where: { id: accountId },
  });
  const times = { startedAt: at, draftedAt: at, approvedAt: at, finalisedAt: at };
  const month = at.toISOString().slice(0, 7);
  const run = await prisma.settlementRun.upsert({
    where: { month },
    create: { month, startedById: 'one', approvedById: 'two', ...times },
    update: {},
  });
  const place = await prisma.document.count({ where: { accountId } });
  const number = documentNumber({
    kind: 'statement',
    accountNumber,
    year: at.getUTCFullYear(),
    place: place + 1,
  });
  const { iban: _iban, bic: _bic, ...operator } = TEST_OPERATOR;
  const issuedOn = at.toISOString().slice(0, 10);
  const supplier = {
    kind: 'private',
    name,
    street: 'Laan 2',
    postalCode: '3011 AB',
    city: 'Rotterdam',
    country: 'NL',
    kvk: null,
    vatId: null,
  };
  const content = {
    number,
    kind: 'statement',
    accountNumber,
    accountName: name,
    language: 'en',
    issuedOn,
    payoutOn: issuedOn,
    month,
    supplier,
    operator,
    agreement: { version: 1, acceptedOn: '2026-01-02' },
    credits: null,
    lines: [],
    net: total,
    vat: null,
    total,
    told: total,
    rounding: '0.00',
    bankAccount: null,
    sessions: [],
  };
  const { id } = await prisma.document.create({
    data: {
      runId: place === 0 ? run.id : null,
      accountId,
      accountNumber,
      partyVersionId: 1,
      kind: 'statement',
      month,
      number,
      issuedOn: new Date(issuedOn),
      finalisedAt: at,
      total,
      content,
      hash: new Uint8Array(32),
    },
  });
  return { runId: run.id, documentId: id };
};
