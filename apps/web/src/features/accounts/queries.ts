import { listSignInEvents, listSignIns } from '@laadpoort/contract/accounts/sign-ins';
import { getSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import { getBankAccount } from '@laadpoort/contract/accounts/bank-account';
import { listMembers } from '@laadpoort/contract/accounts/endpoints';
import { listInvitations } from '@laadpoort/contract/accounts/members';
import { apiPagesQuery, apiQuery } from '#lib/api.ts';

export const membersQuery = apiQuery(listMembers, {});
export const invitationsQuery = apiQuery(listInvitations, {});
export const bankAccountQuery = apiQuery(getBankAccount, {});
export const secondFactorQuery = apiQuery(getSecondFactor, {});
export const signInsQuery = apiQuery(listSignIns, {});
export const signInEventsQuery = apiPagesQuery(listSignInEvents, { query: { limit: 10 } });
