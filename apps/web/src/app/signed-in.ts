import { switchAccount } from '@laadpoort/contract/accounts/endpoints';
import type { Me } from '@laadpoort/contract/accounts/account';
import { data, redirect, type LoaderFunctionArgs } from 'react-router';
import { apiClient, isSignedOut, queryClient, signInPath } from '#lib/api.ts';
import { homeOf, meQuery } from '#lib/me.ts';

/** Who is signed in. Anybody else is sent to the sign-in page and returns to this address afterwards. */
const loadMe = async () => {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (isSignedOut(error)) throw redirect(signInPath(error));
    throw error;
  }
};

/** Works in another account from now on: nothing of the one before is shown any more. */
export const workInAccount = async (accountId: string): Promise<Me> => {
  const next = await apiClient.call(switchAccount, { body: { accountId } });
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, next);
  return next;
};

/** Who is signed in, in the account that the address names: a link in a mail is about one. 403 for one they are not in. */
export const loadLayout = async ({ request }: Pick<LoaderFunctionArgs, 'request'>) => {
  const me = await loadMe();
  const url = new URL(request.url);
  const accountId = url.searchParams.get('account');
  if (accountId === null) return me;
  if (!me.accounts.some(({ id }) => id === accountId)) throw data(null, { status: 403 });
  if (accountId !== me.activeAccountId) await workInAccount(accountId);
  url.searchParams.delete('account');
  throw redirect(`${url.pathname}${url.search}`);
};

export const toHome = async () => redirect(homeOf(await loadMe()));
