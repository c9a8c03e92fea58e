import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { finalise } from '@laadpoort/domain/settlement/documents/finalise';
import { payoutDayFrom } from '@laadpoort/domain/settlement/payouts/banking-day';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { enqueueJob } from '#platform/jobs/one-off.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { DOCUMENT_FILES } from '../document-files/kept-file.ts';
import { contentOf } from './stored-document.ts';

interface Issued {
  readonly now: Date;
  readonly payoutDay: number;
}

/** The next number of a series. Its row is locked until the transaction ends, so that none is ever missing. */
const nextPlace = async (
  tx: Prisma.TransactionClient,
  { accountNumber, kind }: SettlementDocument,
  year: number,
): Promise<number> => {
  const [row] = await tx.$queryRaw<{ place: number }[]>`
    INSERT INTO document_series (account_number, kind, year, last_place) VALUES (${accountNumber}, ${kind}, ${year}, 1)
    ON CONFLICT (account_number, kind, year) DO UPDATE SET last_place = document_series.last_place + 1
    RETURNING last_place AS place`;
  if (!row) throw new Error('no number was given out');
  return row.place;
};

/** Gives a draft its number, day and hash: from then on nobody can change it. Its files are made later. */
export const issueDocument = async (
  tx: Prisma.TransactionClient,
  id: string,
  draft: SettlementDocument,
  { now, payoutDay }: Issued,
): Promise<SettlementDocument> => {
  const issuedOn = dayOf(now, ACCOUNT_TIME_ZONE);
  const place = await nextPlace(tx, draft, Number(issuedOn.slice(0, 4)));
  const payoutOn = draft.credits === null ? payoutDayFrom(issuedOn, payoutDay) : null;
  const document = finalise(draft, { place, issuedOn, payoutOn });
  await tx.document.update({ where: { id }, data: { ...contentOf(document), finalisedAt: now } });
  await enqueueJob(tx, { kind: DOCUMENT_FILES, target: id }, now);
  return document;
};
