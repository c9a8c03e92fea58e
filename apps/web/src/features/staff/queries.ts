import { listStaff } from '@laadpoort/contract/accounts/staff';
import { apiQuery } from '#lib/api.ts';

export const staffQuery = apiQuery(listStaff, {});
