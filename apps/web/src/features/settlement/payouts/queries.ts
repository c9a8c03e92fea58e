import { listBankFiles, listUnmatchedRecords } from '@laadpoort/contract/settlement/bank-files';
import { getPayout, listHeldPayouts, listPayouts } from '@laadpoort/contract/settlement/payouts';
import { apiQuery } from '#lib/api.ts';

export const payoutsQuery = apiQuery(listPayouts, {});
export const heldPayoutsQuery = apiQuery(listHeldPayouts, {});
export const payoutQuery = (batchId: string) => apiQuery(getPayout, { params: { batchId } });
export const bankFilesQuery = apiQuery(listBankFiles, {});
export const unmatchedQuery = apiQuery(listUnmatchedRecords, {});
