import type { Call, Payload, Quirk } from './quirk.ts';

const zone = 'Europe/Amsterdam';
const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

const localTime = (timestamp: string): string => format.format(new Date(timestamp)).replace(' ', 'T');

/** Every time in a message, however deep, written in another way. */
const retimed = (value: unknown, write: (timestamp: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((entry: unknown) => retimed(entry, write));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [
    name,
    name === 'timestamp' && typeof member === 'string' ? write(member) : retimed(member, write),
  ]);
  return Object.fromEntries(entries) as unknown;
};

const clock = (row: number | null, write: (timestamp: string) => string): Quirk => ({
  row,
  sends: (call: Call) => [{ ...call, payload: retimed(call.payload, write) as Payload }],
});

/** Chargers that write the time in their own way. */
export const clockQuirks = {
  'growatt-local-time': clock(21, localTime),
  'chago-local-time-as-utc': clock(61, (timestamp) => `${localTime(timestamp)}Z`),
  'clock-never-set': clock(null, (timestamp) => new Date(Date.parse(timestamp) % 86_400_000).toISOString()),
} satisfies Record<string, Quirk>;
