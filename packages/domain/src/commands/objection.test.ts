import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callTimeoutMs } from './call-timeout.ts';
import { objectionTo, type ObjectionFacts } from './objection.ts';
import { isSwitching, maySwitch } from './switching-budget.ts';

const fine: ObjectionFacts = {
  quirks: { changeAvailability: true, idTagLength: 20 },
  identityConflict: false,
  sessionRuns: null,
  connectorKnown: null,
};
const start = { action: 'RemoteStartTransaction', connectorId: 1, idTag: '04AABBCCDD' } as const;
const outOfOrder = { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' } as const;

test.each([
  [{ action: 'ClearCache' } as const, {}, null],
  [{ action: 'ClearCache' } as const, { identityConflict: true }, 'identity-conflict'],
  [{ action: 'RemoteStopTransaction', sessionId: 1 } as const, { sessionRuns: true }, null],
  [{ action: 'RemoteStopTransaction', sessionId: 1 } as const, { sessionRuns: false }, 'session-not-running'],
  [start, { connectorKnown: false }, 'unknown-connector'],
  [start, { quirks: { ...fine.quirks, idTagLength: 10 } }, null],
  [start, { quirks: { ...fine.quirks, idTagLength: 8 } }, 'card-too-long'],
  [outOfOrder, { quirks: { ...fine.quirks, changeAvailability: false } }, 'known-to-refuse'],
])('%o of a charger with %o: %s', (target, facts, objection) => {
  expect(objectionTo(target, { ...fine, ...facts })).toBe(objection);
});

test('at most 60 of an account and 600 in all, counted with the one that is asked', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), (account, others) => {
      expect(maySwitch({ account, all: account + others })).toBe(account < 60 && account + others < 600);
    }),
  );
  expect(isSwitching('Reset')).toBe(true);
  expect(isSwitching('GetConfiguration')).toBe(false);
});

test('slow answers get longer, all less than what a command is given up after', () => {
  expect(callTimeoutMs('ClearCache')).toBe(30_000);
  for (const action of ['GetConfiguration', 'Reset', 'CertificateSigned'] as const) {
    expect(callTimeoutMs(action)).toBeGreaterThanOrEqual(60_000);
    expect(callTimeoutMs(action)).toBeLessThan(120_000);
  }
});
