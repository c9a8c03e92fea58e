import { describe, expect, test } from 'vitest';
import { keysAfter, mayRotate } from './key-rotation.ts';
import { criticalityOf } from './security-event.ts';

describe('after a new key was sent', () => {
  test.each([
    [{ kind: 'answered', status: 'Accepted' }, 'new'],
    [{ kind: 'answered', status: 'RebootRequired' }, 'both'],
    [{ kind: 'answered', status: 'Rejected' }, 'old'],
    [{ kind: 'answered', status: 'NotSupported' }, 'old'],
    [{ kind: 'call-error' }, 'old'],
    [{ kind: 'not-sent' }, 'old'],
    [{ kind: 'no-answer' }, 'both'],
  ] as const)('%j: %s', (answer, keys) => {
    expect(keysAfter(answer)).toBe(keys);
  });

  test('no third one is sent until a connection has told which of the two it has', () => {
    const sent = new Date('2026-11-22T12:00:00Z');
    const later = new Date('2026-11-22T12:01:00Z');
    expect(mayRotate({ pendingSince: null, connectedSince: null })).toBe(true);
    expect(mayRotate({ pendingSince: sent, connectedSince: sent })).toBe(false);
    expect(mayRotate({ pendingSince: sent, connectedSince: null })).toBe(false);
    expect(mayRotate({ pendingSince: sent, connectedSince: later })).toBe(true);
  });
});

test('critical security events are those of the whitepaper; a type nobody knows is informational', () => {
  expect(criticalityOf('TamperDetectionActivated')).toBe('critical');
  expect(criticalityOf('InvalidChargePointCertificate')).toBe('informational');
  expect(criticalityOf('AcmeDoorOpened')).toBe('informational');
});
