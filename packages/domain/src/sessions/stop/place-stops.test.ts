import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAgain, type LookedAtSession } from './look-again.ts';
import { placeStops, type EndableSession, type UnmatchedStop } from './place-stops.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 29, 5) + minutes * 60_000);

const session = (sessionId: number, more: Partial<EndableSession> = {}): EndableSession => ({
  sessionId,
  connectorId: sessionId,
  idTag: 'AABBCC41',
  parentIdTag: null,
  chargePointTransactionId: null,
  isRunning: true,
  isPresumedEnded: false,
  startedAt: at(0),
  startReceivedAt: at(100),
  meterStartWh: 1_000n,
  lastSample: null,
  next: null,
  isInSession: false,
  ...more,
});
const stop = (stopId: string, more: Partial<UnmatchedStop> = {}): UnmatchedStop => ({
  stopId,
  transactionIdRaw: null,
  card: { idTag: 'AABBCC41', parentIdTag: null },
  stoppedAt: at(60),
  meterStopWh: 5_000n,
  receivedAt: at(100),
  ...more,
});
const only = (stopId: string, sessionId: number) => ({ stopId, sessionId, certainty: 'only' });
const likeliest = (stopId: string, sessionId: number) => ({ stopId, sessionId, certainty: 'likeliest' });

describe('a stop that fits two sessions', () => {
  const two = [session(1), session(2)];

  test('is placed on neither', () => {
    expect(placeStops(two, [stop('a')])).toEqual([]);
  });

  test.each<[string, Partial<EndableSession>, Partial<UnmatchedStop>]>([
    ['whose own id the other has', { chargePointTransactionId: '-1' }, { transactionIdRaw: '-2' }],
    ['that is of another card', { idTag: '11223344' }, {}],
    ['that began with a higher register', { meterStartWh: 6_000n }, {}],
    ['that no outlet could have charged', { meterStartWh: 0n }, { meterStopWh: 900_000n }],
    [
      'whose connector had its next session by then',
      { next: { startedAt: at(50), meterStartWh: 2_000n } },
      {},
    ],
    ['that went on measuring', { lastSample: { at: at(66), registerWh: 5_100n } }, {}],
    ['that still charges', { isInSession: true }, {}],
    ['that a person has ended', { isRunning: false, isPresumedEnded: true }, {}],
  ])('ends the one, not the one %s', (_, unlike, stopped) => {
    const one = session(1, { meterStartWh: unlike.meterStartWh === 0n ? 800_000n : 1_000n });
    expect(placeStops([one, session(2, unlike)], [stop('a', stopped)])).toEqual([only('a', 1)]);
  });

  test.each(['-1', '0', '7'])('ends the one whose meter values had its id %s', (id) => {
    const named = session(2, { chargePointTransactionId: id });
    expect(placeStops([session(1), named], [stop('a', { transactionIdRaw: id })])).toEqual([only('a', 2)]);
  });

  test('0 in meter values may mean that there is no id, so it speaks against no session', () => {
    const zero = session(1, { chargePointTransactionId: '0' });
    expect(placeStops([zero], [stop('a', { transactionIdRaw: '-5' })])).toEqual([only('a', 1)]);
  });
});

describe('two stops that fit two sessions', () => {
  const two = [session(1), session(2, { startedAt: at(5), meterStartWh: 800n })];
  const both = [
    stop('a', { transactionIdRaw: '-1' }),
    stop('b', { transactionIdRaw: '-2', stoppedAt: at(50), meterStopWh: 2_600n }),
  ];

  test('are both placed for a person to confirm: own ids count on from start to start', () => {
    const expected = [likeliest('a', 1), likeliest('b', 2)];
    expect(placeStops(two, both).toSorted((x, y) => x.sessionId - y.sessionId)).toEqual(expected);
    const placed = placeStops(two.toReversed(), both.toReversed());
    expect(placed.toSorted((x, y) => x.sessionId - y.sessionId)).toEqual(expected);
  });

  test.each<[string, Partial<EndableSession>]>([
    [
      'the next session of the connector began at that register',
      { next: { startedAt: at(70), meterStartWh: 5_000n } },
    ],
    ['its last sample is close to that register', { lastSample: { at: at(49), registerWh: 4_900n } }],
  ])('are placed by what is likelier: %s', (_, more) => {
    const unnamed = both.map((each) => ({ ...each, transactionIdRaw: null }));
    const sessions = [session(1, { meterStartWh: 800n }), session(2, { meterStartWh: 800n, ...more })];
    expect(placeStops(sessions, unnamed)).toContainEqual(likeliest('a', 2));
  });

  test('one is certain where only one way is left', () => {
    const [, second] = two;
    const charged = session(1, { meterStartWh: 3_000n });
    expect(placeStops([charged, second as EndableSession], both)).toEqual([only('b', 2), only('a', 1)]);
  });
});

test('of two stops for one session none is taken', () => {
  expect(placeStops([session(1)], [stop('a'), stop('b', { meterStopWh: 6_000n })])).toEqual([]);
});

test('a stop that was another session’s moves, and leaves its first without one', () => {
  const first = { ...session(1), isRunning: false, endedBy: { stopId: 'a', certainty: 'only' } as const };
  const second = { ...session(2, { chargePointTransactionId: '-2' }), endedBy: null };
  expect(lookAgain([first, second], [stop('a', { transactionIdRaw: '-2' })])).toEqual({
    placements: [only('a', 2)],
    withoutStop: [1],
  });
  // A guess that nothing contradicts stays.
  const unnamed = { ...session(2), endedBy: null };
  expect(lookAgain([first, unnamed], [stop('a')])).toEqual({ placements: [], withoutStop: [] });
});

/* Two connectors whose sessions were all held without a connection, with one card. */

interface Held {
  readonly pauseMinutes: number;
  readonly minutes: number;
  readonly energyWh: number;
  readonly samples: number;
}
type Message =
  | { readonly kind: 'start'; readonly of: Truth }
  | { readonly kind: 'sample'; readonly of: Truth; readonly at: Date; readonly registerWh: bigint }
  | { readonly kind: 'stop'; readonly of: Truth };
interface Truth {
  readonly connectorId: number;
  readonly ownId: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date;
  readonly meterStartWh: bigint;
  readonly meterStopWh: bigint;
}

const truthsOf = (held: readonly Held[], connectorId: number, ownId: (index: number) => string): Truth[] => {
  let [minute, register] = [connectorId, BigInt(connectorId * 1_000)];
  return held.map(({ pauseMinutes, minutes, energyWh }, index) => {
    const [began, from] = [minute + pauseMinutes, register];
    [minute, register] = [began + minutes, from + BigInt(energyWh)];
    const [startedAt, stoppedAt] = [at(began), at(minute)];
    return {
      connectorId,
      ownId: ownId(index),
      startedAt,
      stoppedAt,
      meterStartWh: from,
      meterStopWh: register,
    };
  });
};

const messagesOf = (of: Truth, samples: number): Message[] => [
  { kind: 'start', of },
  ...Array.from({ length: samples }, (_, index): Message => {
    const part = (index + 1) / (samples + 1);
    const lasted = of.stoppedAt.getTime() - of.startedAt.getTime();
    const gainedWh = Math.floor(Number(of.meterStopWh - of.meterStartWh) * part);
    const sampledAt = new Date(of.startedAt.getTime() + lasted * part);
    return { kind: 'sample', of, at: sampledAt, registerWh: of.meterStartWh + BigInt(gainedWh) };
  }),
  { kind: 'stop', of },
];

/** Takes from the one or the other connector's queue, as `turns` says. */
const interleaved = (
  one: readonly Message[],
  other: readonly Message[],
  turns: readonly boolean[],
): Message[] => {
  const [ones, others] = [[...one], [...other]];
  const order: Message[] = [];
  for (let turn = 0; ones.length + others.length > 0; turn += 1) {
    const next = turns[turn % turns.length]
      ? (ones.shift() ?? others.shift())
      : (others.shift() ?? ones.shift());
    if (next !== undefined) order.push(next);
  }
  return order;
};

/** What the API keeps of the messages: sessions by the order of their starts, stops by that of their arrival. */
const deliver = (messages: readonly Message[]): string[] => {
  let sessions: (LookedAtSession & { readonly of: Truth })[] = [];
  const stops: (UnmatchedStop & { readonly of: Truth })[] = [];
  const change = (sessionId: number, more: Partial<LookedAtSession>) => {
    sessions = sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...more } : each));
  };
  const receive = (message: Message, index: number) => {
    const { of } = message;
    const running = sessions.find((each) => each.connectorId === of.connectorId && each.isRunning);
    if (message.kind === 'start') {
      if (running) change(running.sessionId, { isRunning: false });
      const before = sessions.findLast((each) => each.connectorId === of.connectorId);
      if (before) change(before.sessionId, { next: of });
      const { connectorId, startedAt, meterStartWh } = of;
      const started = { connectorId, startedAt, meterStartWh, startReceivedAt: at(10_000 + index) };
      sessions = [...sessions, { ...session(index + 1, started), endedBy: null, of }];
    } else if (message.kind === 'sample') {
      const { at: sampledAt, registerWh } = message;
      const lastSample = { at: sampledAt, registerWh };
      if (running) change(running.sessionId, { chargePointTransactionId: of.ownId, lastSample });
    } else {
      const { stoppedAt, meterStopWh, ownId } = of;
      const sent = { stoppedAt, meterStopWh, transactionIdRaw: ownId, receivedAt: at(10_000 + index) };
      const arrived = { ...stop(`${index}`, sent), of };
      stops.push(arrived);
      const [match] = placeStops(
        sessions.filter(({ isRunning }) => isRunning),
        [arrived],
      );
      if (match) change(match.sessionId, { isRunning: false, endedBy: match });
    }
  };
  for (const [index, message] of messages.entries()) {
    receive(message, index);
    const { placements, withoutStop } = lookAgain(sessions, stops);
    for (const sessionId of withoutStop) change(sessionId, { endedBy: null });
    for (const placement of placements) change(placement.sessionId, { isRunning: false, endedBy: placement });
  }
  return sessions
    .map(({ of, endedBy }) => {
      const stopped = stops.find(({ stopId }) => stopId === endedBy?.stopId)?.of;
      const end =
        stopped && `${stopped.connectorId} ${stopped.stoppedAt.toISOString()} ${endedBy?.certainty}`;
      return `${of.connectorId} ${of.startedAt.toISOString()} ended by ${end}`;
    })
    .toSorted();
};

const held = (minSamples: number) =>
  fc.array(
    fc.record({
      pauseMinutes: fc.integer({ min: 0, max: 90 }),
      minutes: fc.integer({ min: 2, max: 120 }),
      energyWh: fc.integer({ min: 100, max: 20_000 }),
      samples: fc.integer({ min: minSamples, max: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  );
const turns = fc.array(fc.boolean(), { minLength: 1, maxLength: 24 });

const queueOf = (sessions: readonly Held[], truths: readonly Truth[]) =>
  truths.flatMap((of, index) => messagesOf(of, sessions[index]?.samples ?? 0));

/** Ids of its own, or one for all of them: then either all meter values bear it, or none. */
const SAMPLES = { 'counts-on': [0, 3], 'minus-one': [1, 3], 'minus-one-in-stops': [0, 0] } as const;
const numbering = fc.constantFrom('counts-on', 'minus-one', 'minus-one-in-stops');

test('the order in which two connectors’ queues arrive ends no session otherwise', () => {
  fc.assert(
    fc.property(held(0), held(0), turns, turns, numbering, (one, other, before, after, numbered) => {
      const [first, second] = [one, other].map((sessions, index) => {
        const ownId = (nth: number) => (numbered === 'counts-on' ? `-${nth * 2 + index + 1}` : '-1');
        const [least, most] = SAMPLES[numbered];
        const sampled = sessions.map((each) => ({
          ...each,
          samples: Math.min(most, Math.max(least, each.samples)),
        }));
        return queueOf(sampled, truthsOf(sampled, index + 1, ownId));
      }) as [Message[], Message[]];
      expect(deliver(interleaved(first, second, after))).toEqual(deliver(interleaved(first, second, before)));
    }),
    { numRuns: 300 },
  );
});

test('every session that was sampled under an id of its own ends with its own stop, in whatever order', () => {
  fc.assert(
    fc.property(held(1), held(1), turns, (one, other, order) => {
      const truths = [one, other].map((sessions, index) =>
        truthsOf(sessions, index + 1, (nth) => `-${nth * 2 + index + 1}`),
      ) as [Truth[], Truth[]];
      const [first, second] = [queueOf(one, truths[0]), queueOf(other, truths[1])];
      const own = truths.flat().map(({ connectorId, startedAt, stoppedAt }) => {
        const end = `${connectorId} ${stoppedAt.toISOString()} only`;
        return `${connectorId} ${startedAt.toISOString()} ended by ${end}`;
      });
      expect(deliver(interleaved(first, second, order))).toEqual(own.toSorted());
    }),
    { numRuns: 300 },
  );
});
