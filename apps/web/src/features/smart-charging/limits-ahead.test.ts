import type { InstalledProfile } from '@laadpoort/contract/smart-charging';
import { expect, test } from 'vitest';
import { limitsAhead } from './limits-ahead.ts';

const now = new Date('2026-11-22T12:00:00Z');
const idle = { connectorId: 1, sessionId: null, sessionStartedAt: null, limit: null };
const charging = { ...idle, sessionId: 7, sessionStartedAt: '2026-11-22T11:00:00.000Z' };

const installed = (
  id: string,
  state: InstalledProfile['state'],
  given: Partial<InstalledProfile['profile']>,
): InstalledProfile => ({
  id,
  state,
  connectorId: 1,
  answer: null,
  setBy: '',
  setAt: now.toISOString(),
  profile: {
    chargingProfileId: 1,
    stackLevel: 0,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind: 'Relative',
    chargingSchedule: { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
    ...given,
  },
});
const nightly = installed('night', 'acknowledged', {
  chargingProfileKind: 'Absolute',
  chargingSchedule: {
    startSchedule: '2026-11-22T11:30:00Z',
    chargingRateUnit: 'A',
    chargingSchedulePeriod: [
      { startPeriod: 0, limit: 8 },
      { startPeriod: 36_000, limit: 20 },
    ],
  },
});

test('each profile is drawn by itself, and what comes of those that the charger has', () => {
  const onItsWay = installed('session', 'desired', {
    chargingProfilePurpose: 'TxProfile',
    transactionId: 7,
    chargingSchedule: {
      duration: 7_200,
      chargingRateUnit: 'W',
      chargingSchedulePeriod: [{ startPeriod: 0, limit: 6_900 }],
    },
  });
  expect(limitsAhead(charging, [nightly, onItsWay], now)).toMatchObject({
    unit: 'A',
    steps: [
      { at: now, now: 8, meant: 10, alone: { night: 8, session: 10 } },
      { at: new Date('2026-11-22T13:00:00Z'), now: 8, meant: 8, alone: { night: 8, session: null } },
      { at: new Date('2026-11-22T21:30:00Z'), now: 20, meant: 20, alone: { night: 20, session: null } },
    ],
    until: new Date('2026-11-23T12:00:00Z'),
  });
});

test('a relative profile is shown as of a session that starts now while none runs', () => {
  expect(limitsAhead(idle, [installed('default', 'acknowledged', {})], now)?.steps).toEqual([
    { at: now, now: 16, meant: 16, alone: { default: 16 } },
  ]);
});

test('a refused profile, and one of another session, are not drawn', () => {
  const refused = installed('refused', 'refused', {});
  const other = installed('other', 'acknowledged', { chargingProfilePurpose: 'TxProfile', transactionId: 8 });
  expect(limitsAhead(charging, [refused, other], now)).toBeNull();
});
