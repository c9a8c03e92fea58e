import { getMe } from '@laadpoort/contract/accounts/endpoints';
import type { Me } from '@laadpoort/contract/accounts/account';
import type { Permission } from '@laadpoort/domain/accounts/roles';
import { useSuspenseQuery } from '@tanstack/react-query';
import { apiQuery } from './api.ts';

export const meQuery = apiQuery(getMe, {});

/** The signed-in person. Use it only inside the signed-in layout, whose loader has fetched it. */
export const useMe = () => useSuspenseQuery(meQuery).data;

export const mayIn = (me: Me, permission: Permission) => me.permissions.includes(permission);

/** Whether the signed-in person may do this in the current account. The API decides again. */
export const useMay = (permission: Permission) => mayIn(useMe(), permission);

/** The start page of a person: their charging points, the support console, or their cards. */
export const homeOf = (me: Me) =>
  mayIn(me, 'stations.view') ? '/status' : me.platformRole !== 'user' ? '/support' : '/mobility/sessions';
