import { getIncome } from '@laadpoort/contract/accounts/endpoints';
import { getAgreement } from '@laadpoort/contract/settlement/agreement';
import { getDocument, listDocuments, listDocumentSessions } from '@laadpoort/contract/settlement/documents';
import {
  getSupportDocument,
  listDisputes,
  listSupportDocumentSessions,
} from '@laadpoort/contract/settlement/support-documents';
import { getParty } from '@laadpoort/contract/settlement/party';
import { getSettlementRun, listSettlementRuns } from '@laadpoort/contract/settlement/runs';
import { listRunDocuments, listRunExceptions } from '@laadpoort/contract/settlement/run-documents';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const partyQuery = apiQuery(getParty, {});
export const agreementQuery = apiQuery(getAgreement, {});
export const incomeQuery = apiQuery(getIncome, {});
export const documentsQuery = apiQuery(listDocuments, {});
export const documentQuery = (documentId: string) => apiQuery(getDocument, { params: { documentId } });
export const documentSessionsQuery = (documentId: string) =>
  apiPagesQuery(listDocumentSessions, { params: { documentId }, query: {} });

export const runsQuery = apiQuery(listSettlementRuns, {});
export const runQuery = (runId: string) => apiQuery(getSettlementRun, { params: { runId } });
export const runDocumentsQuery = (runId: string) =>
  apiPagesQuery(listRunDocuments, { params: { runId }, query: {} });
export const runExceptionsQuery = (runId: string) =>
  apiPagesQuery(listRunExceptions, { params: { runId }, query: {} });
export const supportDocumentQuery = (documentId: string) =>
  apiQuery(getSupportDocument, { params: { documentId } });
export const supportDocumentSessionsQuery = (documentId: string) =>
  apiPagesQuery(listSupportDocumentSessions, { params: { documentId }, query: {} });
export const disputesQuery = apiQuery(listDisputes, {});
