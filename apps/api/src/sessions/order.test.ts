import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { LARGER_BY } from '#test/larger-by.ts';
import { buildOcppApp, type OcppApp, type TestCharger } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf, uid } from '#test/transactions.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

/** A session in a charger's queue. If the register is lost at the stop, only the samples have it. */
interface Queued {
  readonly connectorId: 1 | 2;
  readonly energies: readonly number[];
  readonly losesStopRegister: boolean;
}

type Message =
  | { readonly kind: 'start'; readonly session: number }
  | { readonly kind: 'stop'; readonly session: number }
  | { readonly kind: 'meter-values'; readonly session: number; readonly index: number };

const queued = fc.record({
  connectorId: fc.constantFrom<1 | 2>(1, 2),
  energies: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 4 }),
  losesStopRegister: fc.boolean(),
});

const SESSION_MINUTES = 60;
const timeOf = (session: number, minute: number, base: number) =>
  new Date(base + (session * SESSION_MINUTES + minute) * 60_000).toISOString();

const messagesOf = (sessions: readonly Queued[]): Message[] =>
  sessions.flatMap(({ energies }, session): Message[] => [
    { kind: 'start', session },
    ...energies.map((_, index): Message => ({ kind: 'meter-values', session, index })),
    { kind: 'stop', session },
  ]);

/** Any order in which a start comes before whatever names its id. */
const shuffled = (messages: readonly Message[], keys: readonly number[]): Message[] => {
  const order = messages
    .map((message, index) => ({ message, key: keys[index % keys.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ message }) => message);
  const started = new Set<number>();
  return order.flatMap((message) => {
    if (started.has(message.session)) return message.kind === 'start' ? [] : [message];
    started.add(message.session);
    const start: Message = { kind: 'start', session: message.session };
    return message.kind === 'start' ? [start] : [start, message];
  });
};

const play = async (
  cp: ChargePointConnection,
  sessions: readonly Queued[],
  messages: readonly Message[],
  { base, cards, copies }: { base: number; cards: readonly string[]; copies: boolean },
) => {
  const ids = new Map<number, number>();
  const send = async (message: Message): Promise<void> => {
    const { session } = message;
    const { connectorId, energies, losesStopRegister } = sessions[session] as Queued;
    const registerAfter = (count: number) =>
      100_000 + session * 200_000 + energies.slice(0, count).reduce((sum, wh) => sum + wh, 0);
    const transactionId = ids.get(session) ?? -1;
    if (message.kind === 'start') {
      const [timestamp, idTag] = [timeOf(session, 0, base), cards[session] ?? ''];
      const start = { connectorId, idTag, meterStart: registerAfter(0), timestamp };
      ids.set(session, (await cp.call('StartTransaction', start)).transactionId);
    } else if (message.kind === 'stop') {
      const meterStop = losesStopRegister ? 0 : registerAfter(energies.length);
      await cp.call('StopTransaction', { transactionId, meterStop, timestamp: timeOf(session, 50, base) });
    } else {
      const values = sample(timeOf(session, 5 + message.index, base), registerAfter(message.index + 1));
      await cp.call('MeterValues', { connectorId, transactionId, meterValue: [values] });
    }
  };
  for (const message of messages) {
    await send(message);
    if (copies) await send(message);
  }
};

const outcome = async (charger: TestCharger) =>
  (
    await t.db.prisma.session.findMany({
      where: { chargePointId: charger.id },
      orderBy: { startedAt: 'asc' },
    })
  ).map(({ idTag, startedAt, endedAt, meterStartWh, meterStopWh, energyWh, amount, state, review }) => ({
    idTag,
    startedAt,
    endedAt,
    meterStartWh,
    meterStopWh,
    energyWh,
    amount: amount.toFixed(6),
    state,
    review,
  }));

test(
  'the order in which a queue arrives and copies of its messages change no session',
  { timeout: 120_000 * LARGER_BY },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(queued, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 30, maxLength: 30 }),
        async (sessions, keys) => {
          const base = Math.floor((Date.now() - 2 * 86_400_000) / 1_000) * 1_000;
          const cards = sessions.map(() => uid());
          const [inOrder, mixed] = [await t.addCharger(), await t.addCharger()];
          const messages = messagesOf(sessions);
          await play(await t.connect(inOrder), sessions, messages, { base, cards, copies: false });
          await play(await t.connect(mixed), sessions, shuffled(messages, keys), {
            base,
            cards,
            copies: true,
          });
          expect(await outcome(mixed)).toEqual(await outcome(inOrder));
        },
      ),
      { numRuns: 5 * LARGER_BY },
    );
  },
);

const rowsOf = async ({ id }: TestCharger) => {
  const where = { chargePointId: id };
  const { prisma } = t.db;
  return {
    sessions: await prisma.session.findMany({ where, orderBy: { id: 'asc' } }),
    unmatchedStops: await prisma.unmatchedStop.findMany({ where }),
    readings: await prisma.meterReading.count({ where }),
    connectors: await prisma.connector.findMany({ where, orderBy: { connectorId: 'asc' } }),
    events: await prisma.chargePointEvent.count({ where }),
    alerts: await prisma.alert.findMany({ where }),
    authorizations: await prisma.authorization.count({ where }),
  };
};

test('W6: no message of one charger changes a row of another', { timeout: 60_000 * LARGER_BY }, async () => {
  const victim = await tx.open();
  const running = await tx.start(victim.cp, victim.card, { timestamp: minutesAgo(9) });
  const ended = await tx.start(victim.cp, victim.card, { connectorId: 2, timestamp: minutesAgo(20) });
  await tx.stop(victim.cp, ended.transactionId, 2_000, minutesAgo(10));
  const before = await rowsOf(victim.charger);
  const attacker = await t.connect(await t.addCharger({ accountId: victim.charger.accountId }));
  const id = fc.constantFrom(running.transactionId, ended.transactionId, 0, -1, 2_000_000_000);
  const connectorId = fc.constantFrom(0, 1, 2);
  const at = fc.integer({ min: -60, max: 60 }).map((minutes) => minutesAgo(minutes));
  const register = fc.integer({ min: -5, max: 2_000_000 });
  const message = fc.oneof(
    fc.record({ transactionId: id, meterStop: register, timestamp: at }).map((stop) => ({ stop })),
    fc.record({ connectorId, transactionId: id, at, register }).map((values) => ({ values })),
    fc.record({ connectorId, meterStart: register, timestamp: at }).map((start) => ({ start })),
  );
  await fc.assert(
    fc.asyncProperty(message, async (sent) => {
      if ('stop' in sent) await attacker.call('StopTransaction', { ...sent.stop, idTag: victim.card });
      else if ('start' in sent)
        await attacker.call('StartTransaction', { ...sent.start, idTag: victim.card });
      else {
        const { at: timestamp, register: wh, ...values } = sent.values;
        await attacker.call('MeterValues', { ...values, meterValue: [sample(timestamp, wh)] });
      }
    }),
    { numRuns: 40 * LARGER_BY },
  );
  expect(await rowsOf(victim.charger)).toEqual(before);
});

test(
  'D23: a thousand offline sessions of a hundred chargers at once are all kept, and cards are still answered',
  { timeout: 120_000 },
  async () => {
    const [chargers, sessionsEach] = [100, 10];
    const { accountId } = await t.addCharger();
    const opened = await Promise.all(
      Array.from({ length: chargers }, async () => {
        const charger = await t.addCharger({ accountId, authorizationMode: 'free' });
        return { charger, cp: await t.connect(charger) };
      }),
    );
    const live = await tx.open();
    const authorize = async () => {
      const asked = performance.now();
      await live.cp.call('Authorize', { idTag: live.card });
      return performance.now() - asked;
    };
    const since = performance.now();
    const flush = Promise.all(
      opened.map(async ({ cp }) => {
        for (let session = 0; session < sessionsEach; session += 1) {
          const [from, to] = [
            minutesAgo(60 * (sessionsEach - session)),
            minutesAgo(60 * (sessionsEach - session) - 50),
          ];
          const { transactionId } = await tx.start(cp, 'FREE', {
            timestamp: from,
            meterStart: session * 1_000,
          });
          await tx.stop(cp, transactionId, session * 1_000 + 700, to);
        }
      }),
    );
    const asking = new AbortController();
    const flushed = flush.finally(() => asking.abort());
    const latencies: number[] = [];
    while (!asking.signal.aborted) latencies.push(await authorize());
    await flushed;
    const flushMs = performance.now() - since;
    const ids = opened.map(({ charger }) => charger.id);
    const stored = await t.db.prisma.session.aggregate({
      where: { chargePointId: { in: ids }, state: 'completed' },
      _count: true,
      _sum: { energyWh: true },
    });
    expect(stored).toMatchObject({ _count: 1_000, _sum: { energyWh: 700_000n } });
    const slowest = latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? 0;
    // A card that waited behind the queues would take as long as they do; a busy machine takes long for both.
    expect(slowest).toBeLessThan(Math.max(1_000, flushMs / 5));
  },
);
