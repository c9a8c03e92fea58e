import { momentOfLocalTime } from './local-time.ts';
import { cleanText } from './scalars.ts';

/**
 * A time as a charge point wrote it.
 * - `exact`: date and time were given, and the zone too or it is known of this charge point;
 * - `zone-assumed`: no zone, read as UTC;
 * - `epoch`: a count of seconds or milliseconds since 1970;
 * - `missing`: none was sent, `at` is the time of receipt;
 * - `absurd`: unreadable, before 2015 or more than ten minutes ahead; `at` is the time of receipt.
 */
export interface ChargerTime {
  at: Date;
  /** As written, however absurd; null when missing or unreadable. */
  sent: Date | null;
  raw: string | null;
  quality: 'exact' | 'zone-assumed' | 'epoch' | 'missing' | 'absurd';
}

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?\s?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;
const EARLIEST = Date.UTC(2015, 0, 1);
const AHEAD_MS = 10 * 60_000;
const RAW_LENGTH = 64;

/** Never throws: chargers send years of 0000, 24:00, offsets of 99 minutes, clocks that were never set. */
export const parseTimestamp = (
  value: unknown,
  receivedAt: Date,
  timeZone: string | null = null,
): ChargerTime => {
  if (value === undefined || value === null || value === '') {
    return { at: receivedAt, sent: null, raw: null, quality: 'missing' };
  }
  const given = typeof value === 'string' ? value : JSON.stringify(value);
  const raw = cleanText(given).slice(0, RAW_LENGTH).toWellFormed();
  const { ms, quality } = readText(raw.trim(), receivedAt, timeZone);
  if (ms === null) return { at: receivedAt, sent: null, raw, quality: 'absurd' };
  const sent = new Date(ms);
  const isAbsurd = ms < EARLIEST || ms > receivedAt.getTime() + AHEAD_MS;
  return isAbsurd ? { at: receivedAt, sent, raw, quality: 'absurd' } : { at: sent, sent, raw, quality };
};

const readText = (
  text: string,
  receivedAt: Date,
  timeZone: string | null,
): { ms: number | null; quality: 'exact' | 'zone-assumed' | 'epoch' } => {
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    return { ms: Number(text) * (text.length === 10 ? 1_000 : 1), quality: 'epoch' };
  }
  const ms = readMs(text);
  if (/\d\s?([Zz]|[+-]\d{2}(:?\d{2})?)$/.test(text.slice(10))) return { ms, quality: 'exact' };
  if (ms === null || timeZone === null) return { ms, quality: 'zone-assumed' };
  return { ms: momentOfLocalTime(ms, timeZone, receivedAt), quality: 'exact' };
};

const readMs = (text: string): number | null => {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const leap = s === 60 || (h === 24 && mi === 0 && s === 0);
  if (mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo) || mi > 59 || (!leap && (h > 23 || s > 59)))
    return null;
  const offsetMinutes = readOffset(zone);
  if (offsetMinutes === null) return null;
  return Date.UTC(y, mo - 1, d, h, mi - offsetMinutes, s) + Math.floor(Number(`0.${fraction}`) * 1_000);
};

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const readOffset = (zone: string): number | null => {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
};
