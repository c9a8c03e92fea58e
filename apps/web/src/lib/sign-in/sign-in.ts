import { getMe } from '@laadpoort/contract/accounts/endpoints';
import { createAuthClient } from 'better-auth/client';
import { apiClient, isHalfSignedIn } from '../api.ts';

/** The sign-in service of the API. */
const auth = createAuthClient({ basePath: '/api/auth' });

export type SignInResult =
  | { ok: true; asksSecondFactor: boolean }
  | { ok: false; reason: 'wrong' | 'too-many' | 'suspended' | 'wrong-address' | 'unreachable' };

/** better-auth's client rejects when nothing answers. */
const noAnswer = () => ({ error: { status: 0 } });

/** Signs in with e-mail address and password; the response sets a cookie. */
export const signIn = async (email: string, password: string): Promise<SignInResult> => {
  const { error } = await auth.signIn.email({ email, password }).catch(noAnswer);
  if (!error)
    return { ok: true, asksSecondFactor: await apiClient.call(getMe, {}).then(() => false, isHalfSignedIn) };
  if (error.status === 429) return { ok: false, reason: 'too-many' };
  if (error.status === 403) return { ok: false, reason: 'suspended' };
  if (error.status === 421) return { ok: false, reason: 'wrong-address' };
  return {
    ok: false,
    reason: error.status === 401 || error.status === 400 || error.status === 422 ? 'wrong' : 'unreachable',
  };
};

/** @returns whether the sign-in has ended */
export const signOut = async (): Promise<boolean> => {
  const { error } = await auth.signOut().catch(noAnswer);
  return !error;
};
