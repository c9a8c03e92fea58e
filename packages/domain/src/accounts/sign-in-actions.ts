import type { AuditAction } from './audit.ts';

/** What happens to how a person signs in: they read it themselves. */
export type SignInAction = Extract<
  AuditAction,
  | 'sign-in'
  | `${'sign-in' | 'password' | 'second-factor' | 'passkey'}.${string}`
  | 'address.change'
  | 'staff.change'
>;

const signInActions: Readonly<Record<SignInAction, true>> = {
  'sign-in': true,
  'sign-in.failed': true,
  'sign-in.end': true,
  'sign-in.revoke': true,
  'sign-in.revoke-others': true,
  'sign-in.revoke-all': true,
  'sign-in.suspend': true,
  'sign-in.reinstate': true,
  'password.wrong': true,
  'password.change': true,
  'password.reset': true,
  'address.change': true,
  'second-factor.set-up': true,
  'second-factor.remove': true,
  'second-factor.wrong': true,
  'second-factor.recovery-codes': true,
  'second-factor.recovery-code-used': true,
  'passkey.add': true,
  'passkey.remove': true,
  'staff.change': true,
};

export const SIGN_IN_ACTIONS: readonly string[] = Object.keys(signInActions);
