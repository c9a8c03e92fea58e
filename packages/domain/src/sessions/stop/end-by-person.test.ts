import { expect, test } from 'vitest';
import { abandonedBecause, endOfAbandoned, type EndableFacts } from './end-by-person.ts';

const now = new Date('2026-11-18T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const facts = (given: Partial<EndableFacts>): EndableFacts => ({
  now,
  startedAt: minutesAgo(300),
  lastEvidenceAt: minutesAgo(120),
  lastSample: { at: minutesAgo(120), registerWh: 5_000n },
  offlineSince: null,
  isConnected: true,
  connectorStatus: 'Charging',
  connectorStatusAt: minutesAgo(299),
  ...given,
});

test.each<[string, Partial<EndableFacts>, ReturnType<typeof abandonedBecause>]>([
  ['away for 15 minutes', { isConnected: false, offlineSince: minutesAgo(15) }, 'away'],
  ['away for less', { isConnected: false, offlineSince: minutesAgo(14) }, null],
  ['never connected', { isConnected: false, offlineSince: null }, 'away'],
  ['away, but its readings have just come', { isConnected: false, lastEvidenceAt: minutesAgo(1) }, null],
  ['online with a fault', { connectorStatus: 'Faulted' }, 'not-charging'],
  ['online and finishing', { connectorStatus: 'Finishing', lastEvidenceAt: minutesAgo(15) }, 'not-charging'],
  ['online, free, a moment ago', { connectorStatus: 'Available', lastEvidenceAt: minutesAgo(14) }, null],
  ['online, status never told', { connectorStatus: null }, 'not-charging'],
  ['charging, and silent for an hour', { lastEvidenceAt: minutesAgo(60) }, 'silent'],
  ['charging, and silent for less', { lastEvidenceAt: minutesAgo(59) }, null],
  ['paused by the car, and silent for two hours', { connectorStatus: 'SuspendedEV' }, 'silent'],
])('%s', (_, given, expected) => {
  expect(abandonedBecause(facts(given))).toBe(expected);
});

test('ends at its last reading, with that register', () => {
  expect(endOfAbandoned(facts({ isConnected: false, offlineSince: minutesAgo(30) }))).toEqual({
    stoppedAt: minutesAgo(120),
    meterStopWh: 5_000n,
  });
});

test.each<[string, Partial<EndableFacts>, number]>([
  ['its last status', { connectorStatusAt: minutesAgo(200) }, 200],
  ['when the charger went away', { connectorStatusAt: minutesAgo(200), offlineSince: minutesAgo(100) }, 100],
  ['its start, where nothing was heard since', { connectorStatusAt: minutesAgo(400) }, 300],
  ['its start, where a wrong clock speaks of tomorrow', { connectorStatusAt: minutesAgo(-1_440) }, 300],
])('without readings it ends at %s', (_, given, minutes) => {
  expect(endOfAbandoned(facts({ lastSample: null, ...given }))).toEqual({
    stoppedAt: minutesAgo(minutes),
    meterStopWh: null,
  });
});
