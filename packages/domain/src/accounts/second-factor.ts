import type { PlatformRole } from './roles.ts';

/**
 * Whether a person has a second factor, or has to have one: `required` opens nothing of the platform role; `exempt` is
 * staff of a demo that can be reached from its own machine only.
 */
export type SecondFactorState = 'set-up' | 'optional' | 'required' | 'exempt';

export const secondFactorState = (facts: {
  readonly hasSecondFactor: boolean;
  readonly platformRole: 'user' | PlatformRole;
  readonly isLocalDemo: boolean;
}): SecondFactorState => {
  if (facts.hasSecondFactor) return 'set-up';
  if (facts.platformRole === 'user') return 'optional';
  return facts.isLocalDemo ? 'exempt' : 'required';
};
