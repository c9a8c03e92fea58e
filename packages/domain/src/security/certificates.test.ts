import { describe, expect, test } from 'vitest';
import { countsAsProof, decideRenewal, isLastRoot } from './certificates.ts';

const now = new Date('2026-11-22T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60_000);
const facts = { notAfter: inDays(25), askedAt: null, quiet: false, connected: true, now };

describe('a certificate that ends', () => {
  test.each([
    ['in 31 days is left alone', { notAfter: inDays(31) }, { ask: false, alert: false }],
    ['in 30 days is renewed', { notAfter: inDays(30) }, { ask: true, alert: false }],
    ['waits while the charger is away', { connected: false }, { ask: false, alert: false }],
    ['is asked for once a day', { askedAt: inDays(-0.5) }, { ask: false, alert: false }],
    ['is asked for again the next day', { askedAt: inDays(-1) }, { ask: true, alert: false }],
    ['alerts in its last 14 days', { notAfter: inDays(14) }, { ask: true, alert: true }],
    ['of a quiet charger is a person’s business', { quiet: true }, { ask: false, alert: true }],
    ['that has ended alerts', { notAfter: inDays(-1), connected: false }, { ask: false, alert: true }],
  ])('%s', (_, given, renewal) => {
    expect(decideRenewal({ ...facts, ...given })).toEqual(renewal);
  });
});

test('the old certificate counts until the new one is in use', () => {
  expect(countsAsProof('in-use')).toBe(true);
  expect(countsAsProof('sent')).toBe(true);
  expect(countsAsProof('superseded')).toBe(false);
  expect(countsAsProof('revoked')).toBe(false);
});

test('the last root of the central system is told apart', () => {
  const root = { certificateType: 'CentralSystemRootCertificate' };
  const manufacturer = { certificateType: 'ManufacturerRootCertificate' };
  expect(isLastRoot([root, manufacturer], root.certificateType)).toBe(true);
  expect(isLastRoot([root, root], root.certificateType)).toBe(false);
  expect(isLastRoot([manufacturer], manufacturer.certificateType)).toBe(false);
});
