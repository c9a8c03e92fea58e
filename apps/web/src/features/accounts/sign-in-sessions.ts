import { ApiError } from '@laadpoort/contract/wire/client';
import type { ErrorCode } from '@laadpoort/contract/wire/errors';
import { auth } from '#lib/sign-in.ts';

export interface SignIn {
  readonly token: string;
  readonly userAgent: string;
  readonly ipAddress: string;
  readonly since: string;
  readonly current: boolean;
}

/** better-auth returns the list only to people who signed in within the last day. */
export type SignIns =
  | { readonly ok: true; readonly signIns: readonly SignIn[] }
  | { readonly ok: false; readonly reason: 'not-fresh' };

interface AuthError {
  readonly status: number;
  readonly code?: string | undefined;
}

const codeOf = ({ status }: AuthError): ErrorCode | 'unreachable' => {
  if (status === 401) return 'not-signed-in';
  if (status === 429) return 'too-many-requests';
  return status === 0 ? 'unreachable' : status < 500 ? 'invalid-request' : 'internal-error';
};

/** Turns better-auth's refusals into the portal's own, so that forms and error notes have texts for them. */
const refusal = (error: AuthError) => new ApiError(error.status, { code: codeOf(error), requestId: '' });

/** All sign-in sessions of the person, this browser's first. */
export const readSignIns = async (): Promise<SignIns> => {
  const [own, all] = await Promise.all([auth.getSession(), auth.listSessions()]);
  if (all.error?.code === 'SESSION_NOT_FRESH') return { ok: false, reason: 'not-fresh' };
  if (all.error) throw refusal(all.error);
  const signIns = all.data.map(({ token, userAgent, ipAddress, createdAt }) => ({
    token,
    userAgent: userAgent ?? '',
    ipAddress: ipAddress ?? '',
    since: new Date(createdAt).toISOString(),
    current: token === own.data?.session.token,
  }));
  return { ok: true, signIns: signIns.toSorted((a, b) => Number(b.current) - Number(a.current)) };
};

export const endSignIn = async (token: string) => {
  const { error } = await auth.revokeSession({ token });
  if (error) throw refusal(error);
};

export const endOtherSignIns = async () => {
  const { error } = await auth.revokeOtherSessions();
  if (error) throw refusal(error);
};
