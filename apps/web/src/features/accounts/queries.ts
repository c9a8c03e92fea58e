import { getBankAccount, getIncome, listMembers } from '@laadpoort/contract/accounts/endpoints';
import { listInvitations } from '@laadpoort/contract/accounts/members';
import { queryOptions } from '@tanstack/react-query';
import { apiQuery } from '#lib/api.ts';
import { readSignIns } from './sign-in-sessions.ts';

export const membersQuery = apiQuery(listMembers, {});
export const invitationsQuery = apiQuery(listInvitations, {});
export const bankAccountQuery = apiQuery(getBankAccount, {});
export const incomeQuery = apiQuery(getIncome, {});
export const signInsQuery = queryOptions({ queryKey: ['sign-in sessions'], queryFn: readSignIns });
