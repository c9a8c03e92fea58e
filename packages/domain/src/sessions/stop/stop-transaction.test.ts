import { describe, expect, test } from 'vitest';
import {
  closeSession,
  decideStop,
  type StopFacts,
  type StopRequest,
  type StoppableSession,
} from './stop-transaction.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const charging: StoppableSession = {
  sessionId: 7,
  state: 'charging',
  anomalies: [],
  idTag: '04A2E680',
  parentIdTag: null,
  chargePointTransactionId: null,
  startedAt: at(-60),
  meterStartWh: 1_000_000n,
  lastSampleAt: at(-5),
  nextStartedAt: null,
  stop: null,
};
const request: StopRequest = {
  transactionIdRaw: '7',
  clockCorrected: false,
  stoppedAt: at(0),
  meterStopWh: 1_010_000n,
  reason: 'EVDisconnected',
  card: null,
};
const facts: StopFacts = {
  now,
  request,
  session: charging,
  belongsElsewhere: false,
  running: [charging],
};
const close = {
  sessionId: 7,
  state: 'completed',
  stoppedAt: at(0),
  meterStopWh: 1_010_000n,
  stopReason: 'EVDisconnected',
  anomalies: [],
};
const completed: StoppableSession = {
  ...charging,
  state: 'completed',
  stop: { stoppedAt: at(0), meterStopWh: 1_010_000n },
};

test('P1: closes the running session and answers for the card, if there is one', () => {
  expect(decideStop(facts)).toEqual({ kind: 'close', close, answer: null });
  const card = { idTag: '04A2E680', status: 'Expired', parentIdTag: null } as const;
  expect(decideStop({ ...facts, request: { ...request, card } })).toEqual({
    kind: 'close',
    close,
    answer: 'Expired',
  });
});

test('P1: what was odd about the start stays', () => {
  const session: StoppableSession = {
    ...charging,
    state: 'overlapping',
    anomalies: ['overlapping', 'clock'],
  };
  expect(decideStop({ ...facts, session })).toMatchObject({ close: { anomalies: ['overlapping', 'clock'] } });
});

test('P2: the same stop again', () => {
  expect(decideStop({ ...facts, session: completed })).toEqual({
    kind: 'repeat',
    sessionId: 7,
    answer: null,
  });
});

test('P2: the same stop again with a time that was replaced', () => {
  const absurd = { ...facts, session: completed, request: { ...request, stoppedAt: new Date(0) } };
  expect(decideStop(absurd)).toMatchObject({ kind: 'repeat' });
});

test('P2: the same stop again after the error of the clock was learnt', () => {
  const corrected = { ...request, stoppedAt: at(-61), clockCorrected: true };
  expect(decideStop({ ...facts, session: completed, request: corrected })).toMatchObject({ kind: 'repeat' });
});

describe('P3: another stop for a completed session', () => {
  test.each([
    ['register', { meterStopWh: 1_010_001n }],
    ['time', { stoppedAt: at(-1) }],
  ])('with another %s is kept as unmatched', (_, change) => {
    expect(decideStop({ ...facts, session: completed, request: { ...request, ...change } })).toEqual({
      kind: 'unmatched',
      reason: 'different-repeat',
      sessionId: 7,
      answer: null,
    });
  });

  test.each(['implicit_stop', 'presumed_end'] as const)('replaces our own close (%s)', (mark) => {
    const session: StoppableSession = { ...completed, anomalies: ['offline_start', mark] };
    const decision = decideStop({ ...facts, session, request: { ...request, meterStopWh: 1_020_000n } });
    expect(decision).toEqual({
      kind: 'close',
      close: { ...close, meterStopWh: 1_020_000n, anomalies: ['offline_start'] },
      answer: null,
    });
  });
});

const card = (idTag: string) => {
  return { idTag, status: 'Accepted', parentIdTag: null } as const;
};

describe('P4: no usable transaction id', () => {
  const other: StoppableSession = { ...charging, sessionId: 8, idTag: '11223344', meterStartWh: 5_000_000n };
  const unknown: StopFacts = { ...facts, session: null, running: [charging, other] };

  test.each([
    ['register', request, 7],
    ['card', { ...request, card: card('04A2E680') }, 7],
    ['card', { ...request, meterStopWh: 5_000_500n, card: card('11223344') }, 8],
  ])('the only session that fits by %s is closed', (_, stop, sessionId) => {
    expect(decideStop({ ...unknown, request: stop })).toMatchObject({
      kind: 'close',
      close: { sessionId, anomalies: ['matched_stop'] },
    });
  });

  test.each([
    ['two fit', { ...request, meterStopWh: 6_000_000n }],
    ['no card fits', { ...request, card: card('99999999') }],
    ['no register fits', { ...request, meterStopWh: 10n }],
    ['it stopped before they started', { ...request, stoppedAt: at(-61) }],
  ])('%s: unmatched', (_, stop) => {
    expect(decideStop({ ...unknown, request: stop })).toMatchObject({
      kind: 'unmatched',
      reason: 'unknown-transaction',
      sessionId: null,
    });
  });
});

test('P5: a transaction of another charge point closes nothing', () => {
  expect(decideStop({ ...facts, session: null, belongsElsewhere: true, running: [] })).toEqual({
    kind: 'unmatched',
    reason: 'foreign-transaction',
    sessionId: null,
    answer: null,
  });
});

test('P5: a charge point’s own id that is another’s session too closes the only own session that fits', () => {
  const foreign: StopFacts = { ...facts, session: null, belongsElsewhere: true };
  expect(decideStop(foreign)).toMatchObject({
    kind: 'close',
    close: { sessionId: 7, anomalies: ['foreign_stop_id'] },
  });
  const two = [charging, { ...charging, sessionId: 8 }];
  expect(decideStop({ ...foreign, running: two })).toMatchObject({ reason: 'foreign-transaction' });
  const unfit = { ...request, meterStopWh: 10n };
  expect(decideStop({ ...foreign, request: unfit })).toMatchObject({ reason: 'foreign-transaction' });
});

test('P6: a register below the start closes with it; its energy decides', () => {
  const decision = decideStop({ ...facts, request: { ...request, meterStopWh: 999_000n } });
  expect(decision).toMatchObject({ kind: 'close', close: { meterStopWh: 999_000n } });
});

describe('P7: a time that cannot be', () => {
  test.each([
    ['before the start', at(-61)],
    ['6 minutes ahead', at(6)],
    ['1970', new Date(0)],
    ['unreadable', null],
  ])('%s becomes the last sample', (_, stoppedAt) => {
    const decision = decideStop({ ...facts, request: { ...request, stoppedAt } });
    expect(decision).toMatchObject({ close: { stoppedAt: at(-5), anomalies: ['clock'] } });
  });

  test('without samples it becomes now, and never a time before the start', () => {
    const absurd = { ...facts, request: { ...request, stoppedAt: null } };
    const started = (minutes: number) => ({ ...charging, startedAt: at(minutes), lastSampleAt: null });
    expect(decideStop({ ...absurd, session: started(-60) })).toMatchObject({ close: { stoppedAt: now } });
    expect(decideStop({ ...absurd, session: started(8) })).toMatchObject({ close: { stoppedAt: at(8) } });
  });

  test('5 minutes ahead is a clock like others', () => {
    const decision = decideStop({ ...facts, request: { ...request, stoppedAt: at(5) } });
    expect(decision).toMatchObject({ close: { stoppedAt: at(5), anomalies: [] } });
  });
});

test.each([
  ['the starting card', '04A2E680', null, null, []],
  ['another card', '99999999', null, null, ['stop_tag_differs']],
  ['another card of the same group', '99999999', 'FLEET', 'FLEET', []],
  ['a card of another group', '99999999', 'GUESTS', 'FLEET', ['stop_tag_differs']],
  ["the group's own card", 'FLEET', null, 'FLEET', []],
  ['a card whose group the starting card is', '99999999', '04A2E680', null, []],
])('P8: %s', (_, idTag, group, startGroup, anomalies) => {
  const card = { idTag, status: 'Accepted', parentIdTag: group } as const;
  const session = { ...charging, parentIdTag: startGroup };
  expect(decideStop({ ...facts, session, request: { ...request, card } })).toMatchObject({
    kind: 'close',
    close: { anomalies },
    answer: 'Accepted',
  });
});

test('P8: anybody may stop a session that was adopted from meter values', () => {
  const card = { idTag: '99999999', status: 'Accepted', parentIdTag: null } as const;
  const session: StoppableSession = { ...charging, idTag: '', anomalies: ['adopted'] };
  expect(decideStop({ ...facts, session, request: { ...request, card } })).toMatchObject({
    close: { anomalies: ['adopted'] },
  });
});

test('P4: row 37 Etrel: the id that the charge point itself uses for a running session', () => {
  const etrel: StoppableSession = { ...charging, sessionId: 9, chargePointTransactionId: '-16' };
  const unnamed = { ...facts, session: null, running: [charging, etrel] };
  expect(decideStop({ ...unnamed, request: { ...request, transactionIdRaw: '-16' } })).toMatchObject({
    close: { sessionId: 9, anomalies: ['matched_stop'] },
  });
});

test('D22: a stop that was kept until its start arrived is a matched one', () => {
  expect(closeSession(charging, facts, ['matched_stop'])).toEqual({ ...close, anomalies: ['matched_stop'] });
});

test('P7: the time of a clock that is steadily off counts as corrected', () => {
  expect(decideStop({ ...facts, request: { ...request, clockCorrected: true } })).toMatchObject({
    close: { stoppedAt: at(0), anomalies: ['clock_corrected'] },
  });
});

test('P3: what the energy of our own close said goes with it', () => {
  const session: StoppableSession = {
    ...completed,
    anomalies: ['offline_start', 'presumed_end', 'no_meter_data', 'zero_energy', 'stale'],
  };
  expect(decideStop({ ...facts, session })).toMatchObject({ close: { anomalies: ['offline_start'] } });
});

test.each([
  [-2, ['overlaps_next']],
  [-1, []],
  [5, []],
] as const)('S8: a stop after the next session began (%i min from it) is told', (minutes, anomalies) => {
  const session: StoppableSession = {
    ...completed,
    anomalies: ['implicit_stop'],
    nextStartedAt: at(minutes),
  };
  expect(decideStop({ ...facts, session })).toMatchObject({ kind: 'close', close: { anomalies } });
});

test('P9: no reason means Local', () => {
  const decision = decideStop({ ...facts, request: { ...request, reason: null } });
  expect(decision).toMatchObject({ close: { stopReason: 'Local' } });
});
