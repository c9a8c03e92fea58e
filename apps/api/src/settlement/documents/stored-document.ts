import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { Prisma } from '#platform/prisma/client.ts';
import { hashOf } from './hash.ts';

/** As the column `content` has it. It was written by `contentOf`, and a trigger keeps it since. */
export const documentIn = (content: Prisma.JsonValue): SettlementDocument =>
  content as unknown as SettlementDocument;

/** What of a row follows from its document. */
export const contentOf = (document: SettlementDocument) => ({
  accountNumber: document.accountNumber,
  kind: document.kind,
  month: document.month,
  number: document.number,
  issuedOn: document.issuedOn === null ? null : new Date(document.issuedOn),
  total: document.total,
  content: document as unknown as Prisma.InputJsonObject,
  hash: hashOf(document),
});
