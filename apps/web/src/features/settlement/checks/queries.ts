import { listPayeeChecks } from '@laadpoort/contract/settlement/payee-checks';
import { listVatIdChecks } from '@laadpoort/contract/settlement/vat-id-checks';
import { apiPagesQuery } from '#lib/api.ts';

type Show = 'open' | 'all';

export const vatIdsQuery = (show: Show) => apiPagesQuery(listVatIdChecks, { query: { show } });
export const payeesQuery = (show: Show) => apiPagesQuery(listPayeeChecks, { query: { show } });
