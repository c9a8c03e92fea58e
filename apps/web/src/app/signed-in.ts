import { redirect } from 'react-router';
import { isSignedOut, queryClient, signInPath } from '#lib/api.ts';
import { homeOf, meQuery } from '#lib/me.ts';

/** Who is signed in. Anybody else is sent to the sign-in page and returns to this address afterwards. */
export const loadMe = async () => {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (isSignedOut(error)) throw redirect(signInPath(error));
    throw error;
  }
};

export const toHome = async () => redirect(homeOf(await loadMe()));
