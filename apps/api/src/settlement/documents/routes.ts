import {
  disputeDocument,
  getDocument,
  getDocumentFile,
  listDocuments,
  listDocumentSessions,
} from '@laadpoort/contract/settlement/documents';
import {
  answerDispute,
  correctDocument,
  getSupportDocument,
  getSupportDocumentFile,
  listDisputes,
  listSupportDocumentSessions,
} from '@laadpoort/contract/settlement/support-documents';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { readPlaceCursor } from '#platform/http/page-cursor.ts';
import { fileDownload, refuse, type Route } from '#platform/http/route.ts';
import { documentExport } from '../document-files/document-export.ts';
import { findFinal } from '../document-files/find-final.ts';
import { keptFile } from '../document-files/kept-file.ts';
import { correctDocument as correct } from './correct.ts';
import { answer, dispute } from './dispute.ts';
import { readDisputes } from './read-disputes.ts';
import { readDocumentSessions } from './read-document-sessions.ts';
import { readDocument, readDocuments } from './read-documents.ts';

export const registerDocumentRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now, live, settings } = kernel;
  const changed = (accountId: string, documentId: string) => {
    live.publish(accountId, { topic: 'billing', id: accountId });
    live.publish(STAFF, { topic: 'settlement', id: documentId });
  };

  registerSessions(route, db);

  route(listDocuments, async (_, { accountId }) => ({ documents: await readDocuments(kernel, accountId) }));

  route(getDocument, async ({ params: { documentId } }, { accountId }) => {
    const found = await readDocument(kernel, { documentId, accountId });
    if (found === null) return refuse('not-found');
    const { accountId: _accountId, ...document } = found;
    return document;
  });

  route(getDocumentFile, async ({ params: { documentId }, query: { format } }, { accountId }, gone) => {
    const found = await findFinal(db, documentId);
    return found === null || found.accountId !== accountId || (format === 'xml' && !found.hasUbl)
      ? refuse('not-found')
      : fileOf(kernel, { ...found, format, gone });
  });

  route(getSupportDocumentFile, async ({ params: { documentId }, query: { format } }, { looking }, gone) => {
    const found = await findFinal(db, documentId);
    if (found === null || (format === 'xml' && !found.hasUbl)) return refuse('not-found');
    await looking.into([{ accountId: found.accountId, targetId: documentId }]);
    return fileOf(kernel, { ...found, format, gone });
  });

  route(disputeDocument, async ({ params: { documentId }, body: { reason } }, { accountId, personId }) => {
    const by = { documentId, actorId: personId, now: now() };
    const outcome = await dispute(db, { ...by, accountId, reason });
    if (outcome !== 'disputed') return refuse(outcome);
    changed(accountId, documentId);
    return undefined;
  });

  route(getSupportDocument, async ({ params: { documentId } }, { looking }) => {
    const document = await readDocument(kernel, { documentId });
    if (document === null) return refuse('not-found');
    await looking.into([{ accountId: document.accountId, targetId: documentId }]);
    return document;
  });

  route(listDisputes, async (_, { looking }) => {
    const disputes = await readDisputes(db);
    await looking.into(disputes.map(({ accountId, documentId }) => ({ accountId, targetId: documentId })));
    return { disputes };
  });

  route(answerDispute, async ({ params: { documentId }, body }, { personId }) => {
    const by = { documentId, actorId: personId, now: now() };
    const accountId = await answer(db, { ...by, text: body.answer });
    if (accountId === null) return refuse('document-not-disputed');
    changed(accountId, documentId);
    return undefined;
  });

  route(correctDocument, async ({ params: { documentId }, body: { reason } }, { personId }) => {
    const { publicUrl, payableLimits: limits } = settings;
    const { payoutDay } = settings.settlement;
    const terms = { now: now(), payoutDay, publicUrl, limits };
    const corrected = await correct(db, { documentId, actorId: personId, reason, ...terms });
    if (!corrected.ok) return refuse(corrected.reason);
    const { accountId, creditId, replacementId } = corrected;
    changed(accountId, documentId);
    return { creditId, replacementId };
  });
};

const registerSessions = (route: Route, db: Kernel['db']): void => {
  route(listDocumentSessions, async ({ params: { documentId }, query }, { accountId }) => {
    const page = await sessionsOf(db, documentId, query);
    if ('code' in page) return page;
    return page.accountId === accountId ? page.answer : refuse('not-found');
  });

  route(listSupportDocumentSessions, async ({ params: { documentId }, query }, { looking }) => {
    const page = await sessionsOf(db, documentId, query);
    if ('code' in page) return page;
    await looking.into([{ accountId: page.accountId, targetId: documentId }]);
    return page.answer;
  });
};

const sessionsOf = async (
  db: Kernel['db'],
  documentId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) => {
  const after = readPlaceCursor(cursor);
  if (after === 'malformed') return refuse('invalid-request', [{ path: 'query.cursor', code: 'malformed' }]);
  const page = await readDocumentSessions(db, documentId, { after, limit });
  if (page === null) return refuse('not-found');
  const { accountId, ...answer } = page;
  return { accountId, answer };
};

type FileFormat = Parameters<typeof documentExport>[0]['format'];

interface AskedFile {
  readonly documentId: string;
  readonly number: string;
  readonly format: FileFormat;
  readonly gone: AbortSignal;
}

const fileOf = async (kernel: Kernel, { documentId, number: name, format, gone }: AskedFile) => {
  const file = documentExport({ documentId, name, format });
  if (format === 'csv' || format === 'xlsx') return file;
  const body = await keptFile(kernel, { documentId, name, format }, gone);
  return body === null
    ? refuse('export-too-large')
    : fileDownload({ name: file.fileName, contentType: file.contentType, body });
};
