import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthorizationDecision } from '../../whitelist/decide-authorization.ts';
import { startKey } from './start-key.ts';
import { decideStart, type StartFacts } from './start-transaction.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const accepted: AuthorizationDecision = { status: 'Accepted', rule: 'guest', free: null };

const live: StartFacts = {
  now,
  connectorId: 1,
  idTag: '04A2B3C4D5E680',
  parentIdTag: null,
  startedAt: at(0),
  clockCorrected: false,
  meterStartWh: 1_000_000n,
  sameKey: null,
  similar: null,
  openOnConnector: null,
  connectorKnown: true,
  authorization: accepted,
  reservationId: null,
  reservations: [],
  remoteStarts: [],
};
const fresh = {
  kind: 'new',
  state: 'charging',
  startedAt: at(0),
  repetition: 0,
  answer: 'Accepted',
  anomalies: [],
  implicitClose: null,
  takesOver: null,
  reservationId: null,
  remoteStartId: null,
};
const first = {
  sessionId: 7,
  answer: 'Blocked',
  receivedAt: at(-1),
  answerArrived: false,
  clockRan: false,
  timeRepeated: false,
  repetition: 0,
} as const;
const similar = {
  sessionId: 7,
  answer: 'Accepted',
  startedAt: new Date(now.getTime() - 1000),
  meterStartWh: 999_990n,
  hasLaterData: false,
} as const;
const open = {
  sessionId: 5,
  startedAt: at(-60),
  meterStartWh: 990_000n,
  lastSample: null,
  adopted: false,
} as const;

test('S1, S2: a retry gets the first id and the first answer, whatever the card is worth by now', () => {
  const repeat = { kind: 'repeat', sessionId: 7, answer: 'Blocked', anomaly: null };
  expect(decideStart({ ...live, sameKey: first })).toEqual(repeat);
  expect(decideStart({ ...live, sameKey: first, openOnConnector: { ...open, sessionId: 7 } })).toEqual(
    repeat,
  );
});

describe('an equal start after a stop with our id', () => {
  const stopped = { ...first, answerArrived: true, repetition: 2 };
  const another = { kind: 'new', repetition: 3 };

  test('S2: is a retry all the same', () => {
    expect(decideStart({ ...live, sameKey: stopped })).toMatchObject({ kind: 'repeat', sessionId: 7 });
  });

  test('is another session under a counted key when the connector has repeated that time since', () => {
    expect(decideStart({ ...live, sameKey: { ...stopped, timeRepeated: true } })).toEqual({
      ...fresh,
      repetition: 3,
      anomalies: ['stuck_clock'],
    });
  });

  test.each([
    ['an hour old', at(-61), 'repeat'],
    ['over an hour old', at(-62), 'new'],
    ['unreadable or impossible', null, 'new'],
  ])('whose time was %s at the first receipt: %s', (_, startedAt, kind) => {
    expect(decideStart({ ...live, startedAt, sameKey: stopped }).kind).toBe(kind);
  });

  test('S2: is a retry from an offline queue where the stop was later than the start', () => {
    const sameKey = { ...stopped, clockRan: true };
    expect(decideStart({ ...live, startedAt: at(-120), sameKey }).kind).toBe('repeat');
    expect(decideStart({ ...live, startedAt: at(-120), sameKey: stopped })).toMatchObject(another);
  });
});

describe('nearly the same start', () => {
  test('S3: within 1 s and 10 Wh is the same one', () => {
    expect(decideStart({ ...live, similar })).toEqual({
      kind: 'repeat',
      sessionId: 7,
      answer: 'Accepted',
      anomaly: 'suspect_duplicate',
    });
  });

  test.each([
    ['later data', { ...similar, hasLaterData: true }],
    ['over a second apart', { ...similar, startedAt: new Date(now.getTime() - 1001) }],
    ['over 10 Wh apart', { ...similar, meterStartWh: 999_989n }],
    ['over 10 Wh apart the other way', { ...similar, meterStartWh: 1_000_011n }],
  ])('S3: %s: another one', (_, other) => {
    expect(decideStart({ ...live, similar: other })).toEqual(fresh);
  });
});

test('S4: an accepted card', () => {
  expect(decideStart(live)).toEqual(fresh);
});

test.each(['Invalid', 'Blocked', 'Expired', 'ConcurrentTx'] as const)('S5: %s is stored too', (status) => {
  const authorization = { status, rule: 'refused-unknown-card', free: null } as const;
  expect(decideStart({ ...live, authorization })).toEqual({
    ...fresh,
    answer: status,
    anomalies: ['unauthorized'],
  });
});

test.each([
  [-5, []],
  [-6, ['offline_start']],
  [-4 * 60, ['offline_start']],
  [-91 * 24 * 60, ['offline_start', 'very_late']],
  [9, []],
])('S7: started %i minutes from now: %j', (minutes, anomalies) => {
  expect(decideStart({ ...live, startedAt: at(minutes) })).toEqual({
    ...fresh,
    startedAt: at(minutes),
    anomalies,
  });
});

describe('S8: an older session is open on the connector', () => {
  const closed = {
    sessionId: 5,
    state: 'completed',
    stoppedAt: at(0),
    meterStopWh: 1_000_000n,
    stopReason: 'Other',
    anomaly: 'implicit_stop',
  };

  test.each([
    ['without samples at the new start', open, closed],
    [
      'at its last sample',
      { ...open, lastSample: { at: at(-10), registerWh: 995_000n } },
      { ...closed, stoppedAt: at(-10), meterStopWh: 995_000n },
    ],
    [
      'a sample after the new start does not count',
      { ...open, lastSample: { at: at(1), registerWh: 1n } },
      closed,
    ],
    [
      'another meter: at its own start register',
      { ...open, meterStartWh: 2_000_000n },
      { ...closed, meterStopWh: 2_000_000n },
    ],
    ['started at the same moment', { ...open, startedAt: at(0) }, closed],
  ])('it is closed %s', (_, openOnConnector, implicitClose) => {
    expect(decideStart({ ...live, openOnConnector })).toEqual({ ...fresh, implicitClose });
  });
});

test('S9: a newer session is open on the connector', () => {
  const openOnConnector = { ...open, startedAt: at(-30) };
  expect(decideStart({ ...live, startedAt: at(-60), openOnConnector })).toEqual({
    ...fresh,
    state: 'overlapping',
    startedAt: at(-60),
    anomalies: ['offline_start', 'overlapping'],
  });
});

describe('an adopted session is open on the connector', () => {
  const adopted = { ...open, adopted: true };

  test('S8: its own start arrives: it takes the place of the guess', () => {
    expect(decideStart({ ...live, startedAt: at(-61), openOnConnector: adopted })).toEqual({
      ...fresh,
      startedAt: at(-61),
      anomalies: ['offline_start'],
      takesOver: 5,
    });
  });

  test('S8: a later start ends it like any other', () => {
    expect(decideStart({ ...live, openOnConnector: adopted })).toMatchObject({
      takesOver: null,
      implicitClose: { sessionId: 5, anomaly: 'implicit_stop' },
    });
  });
});

describe('a reservation', () => {
  const reservation = {
    reservationId: 3,
    connectorId: 1,
    idTag: live.idTag,
    parentIdTag: null,
    state: 'active',
    requestedAt: at(-10),
    expiresAt: at(10),
  } as const;

  test('S10: is used by its card, named or not', () => {
    const reservations = [reservation];
    const used = { ...fresh, reservationId: 3 };
    expect(decideStart({ ...live, reservations, reservationId: 3 })).toEqual(used);
    expect(decideStart({ ...live, reservations })).toEqual(used);
  });

  test('S10: is used by a card of its group', () => {
    const reservations = [{ ...reservation, idTag: '11223344', parentIdTag: 'FLEET' }];
    expect(decideStart({ ...live, parentIdTag: 'FLEET', reservations })).toEqual({
      ...fresh,
      reservationId: 3,
    });
  });

  test('S10: of somebody else is flagged, and its start accepted all the same', () => {
    const reservations = [{ ...reservation, idTag: '11223344' }];
    expect(decideStart({ ...live, reservations, reservationId: 3 })).toEqual({
      ...fresh,
      reservationId: 3,
      anomalies: ['reservation_mismatch'],
    });
  });
});

describe('a remote start', () => {
  const asked = { commandId: 'command', connectorId: 1, idTag: live.idTag, requestedAt: at(-2) };

  test.each([
    ['of this card and connector', asked, 'command'],
    ['that named no connector', { ...asked, connectorId: null }, 'command'],
    ['of another card', { ...asked, idTag: '11223344' }, null],
    ['of another connector', { ...asked, connectorId: 2 }, null],
    ['that was asked too long ago', { ...asked, requestedAt: at(-7) }, null],
  ])('S11: %s', (_, remoteStart, remoteStartId) => {
    expect(decideStart({ ...live, remoteStarts: [remoteStart] })).toEqual({ ...fresh, remoteStartId });
  });

  test('S11: the last one of several', () => {
    const earlier = { ...asked, commandId: 'earlier', requestedAt: at(-3) };
    expect(decideStart({ ...live, remoteStarts: [earlier, asked] })).toMatchObject({
      remoteStartId: 'command',
    });
  });
});

test('S13: a clock that is steadily off is corrected and told', () => {
  expect(decideStart({ ...live, clockCorrected: true })).toEqual({
    ...fresh,
    anomalies: ['clock_corrected'],
  });
});

test('S12: an unknown connector', () => {
  expect(decideStart({ ...live, connectorKnown: false })).toEqual({
    ...fresh,
    anomalies: ['unknown_connector'],
  });
});

test.each([
  ['1970', new Date(0)],
  ['the last moment of 2014', new Date('2014-12-31T23:59:59Z')],
  ['11 minutes ahead', at(11)],
  ['unreadable', null],
  ['not a time', new Date(Number.NaN)],
])('S13: %s starts now', (_, startedAt) => {
  expect(decideStart({ ...live, startedAt })).toEqual({ ...fresh, anomalies: ['clock'] });
});

test('a stored start never begins after now, and never refuses', () => {
  const time = fc.option(fc.integer({ min: -(10 ** 13), max: 10 ** 14 }).map((ms) => new Date(ms)));
  fc.assert(
    fc.property(time, fc.bigInt(), fc.boolean(), (startedAt, meterStartWh, connectorKnown) => {
      const decision = decideStart({ ...live, startedAt, meterStartWh, connectorKnown });
      expect(decision.kind === 'new' && decision.startedAt <= at(10)).toBe(true);
    }),
  );
});

test('the key holds all five facts and nothing else', () => {
  const start = {
    chargePointId: 'cp-1',
    connectorId: 1,
    idTag: '04A2E680',
    timestampRaw: '2026-11-22T12:00:00Z',
    meterStartWh: 1000n,
  };
  const others = [
    { ...start, chargePointId: 'cp-2' },
    { ...start, connectorId: 2 },
    { ...start, idTag: '04A2E681' },
    { ...start, timestampRaw: '2026-11-22T12:00:00.5Z' },
    { ...start, meterStartWh: 1001n },
    { ...start, chargePointId: 'cp-1","1', connectorId: 1 },
  ];
  const keys = [start, ...others]
    .map((facts) => startKey(facts))
    .concat(startKey(start, 1), startKey(start, 2));
  expect(new Set(keys).size).toBe(keys.length);
  expect(startKey({ ...start, timestampRaw: ' 2026-11-22T12:00:00Z ' })).toBe(startKey(start));
});
