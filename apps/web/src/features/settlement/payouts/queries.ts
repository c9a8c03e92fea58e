import { listBankFiles, listUnmatchedRecords } from '@laadpoort/contract/settlement/bank-files';
import { listHeldPayouts, listPayouts } from '@laadpoort/contract/settlement/payouts';
import { getPayout } from '@laadpoort/contract/settlement/payout-batch';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const payoutsQuery = apiQuery(listPayouts, {});
export const heldPayoutsQuery = apiQuery(listHeldPayouts, {});
export const payoutQuery = (batchId: string) => apiPagesQuery(getPayout, { params: { batchId }, query: {} });
export const bankFilesQuery = apiQuery(listBankFiles, {});
export const unmatchedQuery = apiQuery(listUnmatchedRecords, {});
