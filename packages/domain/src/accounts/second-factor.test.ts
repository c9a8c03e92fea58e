import { expect, test } from 'vitest';
import { secondFactorState } from './second-factor.ts';

test.each([
  ['user', false, false, 'optional'],
  ['user', true, false, 'set-up'],
  ['user', false, true, 'optional'],
  ['support', false, false, 'required'],
  ['admin', false, false, 'required'],
  ['admin', true, false, 'set-up'],
  ['support', false, true, 'exempt'],
  ['support', true, true, 'set-up'],
] as const)('%s, with one: %s, local demo: %s: %s', (platformRole, hasSecondFactor, isLocalDemo, state) => {
  expect(secondFactorState({ platformRole, hasSecondFactor, isLocalDemo })).toBe(state);
});
