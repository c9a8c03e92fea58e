import { expect, test } from 'vitest';
import { scheduleSteps } from './schedule-steps.ts';

const now = new Date('2026-11-22T12:00:00Z');
const schedule = {
  chargingRateUnit: 'A',
  duration: 60,
  chargingSchedulePeriod: [
    { startPeriod: 0, limit: 16 },
    { startPeriod: 30, limit: 6 },
  ],
};

test('a composite schedule becomes steps in time', () => {
  const answer = { status: 'Accepted', scheduleStart: '2026-11-22T13:00:00Z', chargingSchedule: schedule };
  expect(scheduleSteps(JSON.stringify(answer), now)).toEqual({
    unit: 'A',
    steps: [
      { at: new Date('2026-11-22T13:00:00Z'), limit: 16 },
      { at: new Date('2026-11-22T13:00:30Z'), limit: 6 },
    ],
    until: new Date('2026-11-22T13:01:00Z'),
  });
});

test('without a start it counts from the question, and what cannot be drawn is none', () => {
  expect(scheduleSteps(JSON.stringify({ chargingSchedule: schedule }), now)?.steps[0]?.at).toEqual(now);
  expect(scheduleSteps('{"status":"Rejected"}', now)).toBeNull();
  expect(
    scheduleSteps('{"chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[]}}', now),
  ).toBeNull();
});
