import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { signInEndsAt } from './sign-in-end.ts';

const HOUR_MS = 3_600_000;
const begunAt = new Date('2026-11-01T08:00:00Z');
const hoursLater = (hours: number) => new Date(begunAt.getTime() + hours * HOUR_MS);

test('a sign-in ends seven days after it was last used, that of staff after an hour', () => {
  expect(signInEndsAt({ platformRole: 'user', begunAt, usedAt: hoursLater(5) })).toEqual(
    hoursLater(5 + 7 * 24),
  );
  for (const platformRole of ['support', 'admin'])
    expect(signInEndsAt({ platformRole, begunAt, usedAt: hoursLater(5) })).toEqual(hoursLater(6));
});

test('using it does not make it last longer than thirty days, or twelve hours', () => {
  const roles = fc.constantFrom(['user', 30 * 24] as const, ['support', 12] as const, ['admin', 12] as const);
  fc.assert(
    fc.property(roles, fc.integer({ min: 0, max: 2_000 }), ([platformRole, hours], used) => {
      const endsAt = signInEndsAt({ platformRole, begunAt, usedAt: hoursLater(used) });
      expect(endsAt.getTime()).toBeLessThanOrEqual(hoursLater(hours).getTime());
      if (used >= hours) expect(endsAt).toEqual(hoursLater(hours));
    }),
  );
});
