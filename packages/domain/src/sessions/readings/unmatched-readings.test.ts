import { expect, test } from 'vitest';
import { decideUnmatchedReading, type EndedSession, type UnmatchedReading } from './unmatched-readings.ts';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const strange: UnmatchedReading = {
  at: ago(0),
  receivedAt: now,
  connectorId: 1,
  namesUnknownTransaction: true,
  isBoundary: false,
  registerWh: 7_000n,
  powerW: 11_000,
};
const known: Partial<UnmatchedReading> = { namesUnknownTransaction: false };
const ended = (minutes: number, closedByUs = false): EndedSession => ({
  sessionId: 7,
  stoppedAt: ago(minutes),
  meterStopWh: 6_500n,
  closedByUs,
});

test.each<[string, Partial<UnmatchedReading>, EndedSession | null, string]>([
  ['a transaction that nobody started', {}, null, 'adopt'],
  ['a transaction that nobody started, long after another ended', {}, ended(60), 'adopt'],
  ['no transaction', known, null, 'keep'],
  ['the main meter (connector 0)', { connectorId: 0 }, null, 'keep'],
  ['values from a queue', { at: ago(6) }, null, 'keep'],
  ['values of Transaction.End', { isBoundary: true }, null, 'keep'],
  [
    'row 39 Ocular: closing values right after the stop',
    { powerW: 0, registerWh: 6_501n },
    ended(0.5),
    'keep',
  ],
  ['closing values while the power falls', {}, ended(0.5), 'keep'],
  [
    'row 10 Wallbox: a few Wh more than at the stop',
    { ...known, powerW: null, registerWh: 6_520n },
    ended(3),
    'keep',
  ],
  ['row 42 Simpson & Partners: the id before, without power', { ...known, powerW: 0 }, ended(30), 'keep'],
  ['row 66: power after the stop', known, ended(2), 'charging-after-stop'],
  ['row 66: an unknown id, power right after the stop', {}, ended(2), 'charging-after-stop'],
  ['row 66: energy after the stop', { ...known, powerW: null }, ended(10), 'charging-after-stop'],
  ['a session that we ended ourselves charges on', known, ended(10, true), 'keep'],
])('%s', (_, reading, session, kind) => {
  expect(decideUnmatchedReading({ ...strange, ...reading }, session).kind).toBe(kind);
});
