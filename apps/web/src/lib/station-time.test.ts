import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  endOfDay,
  firstDayFrom,
  fromLocalTime,
  lastDayUntil,
  startOfDay,
  toLocalTime,
} from './station-time.ts';

const ZONE = 'Europe/Amsterdam';

// Half a day off either way: a reader in Auckland or Honolulu is on another day than the station most of the time.
describe.each(['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Amsterdam'])(
  'for a reader in %s',
  (reader) => {
    beforeAll(() => {
      vi.stubEnv('TZ', reader);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(reader);
    });
    afterAll(() => vi.unstubAllEnvs());

    it('a day is the station’s, to its last second', () => {
      expect([startOfDay('2026-11-22', ZONE), endOfDay('2026-11-22', ZONE)]).toEqual([
        '2026-11-21T23:00:00.000Z',
        '2026-11-22T23:00:00.000Z',
      ]);
      expect(endOfDay('2026-11-22', 'Europe/Lisbon')).toBe('2026-11-23T00:00:00.000Z');
    });

    it('the day on which the clock changes has its 25 hours', () => {
      const hours =
        (Date.parse(endOfDay('2026-10-25', ZONE)) - Date.parse(startOfDay('2026-10-25', ZONE))) / 3_600_000;
      expect(hours).toBe(25);
    });

    it('a date field shows the days that were typed', () => {
      expect(firstDayFrom(startOfDay('2026-11-22', ZONE), ZONE)).toBe('2026-11-22');
      expect(lastDayUntil(endOfDay('2026-11-22', ZONE), ZONE)).toBe('2026-11-22');
      // Kept by an earlier version, with a second left out.
      expect(lastDayUntil('2026-11-22T22:59:59.000Z', ZONE)).toBe('2026-11-22');
    });

    it('a time is typed and shown on the station’s clock', () => {
      expect(fromLocalTime('2026-07-01T15:04', ZONE)).toBe('2026-07-01T13:04:00.000Z');
      expect(toLocalTime('2026-07-01T13:04:00.000Z', ZONE)).toBe('2026-07-01T15:04:00');
      expect(fromLocalTime('2026-07-01T15:04', 'Europe/Lisbon')).toBe('2026-07-01T14:04:00.000Z');
    });
  },
);
