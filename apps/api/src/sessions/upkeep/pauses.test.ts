import * as fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf } from '#test/transactions.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

/** What ends the session without a time of its own: its last sample has to say when. */
const ending = fc.constantFrom('next start', 'stop without a clock');
/** Within one write of the live figures, and beyond it. */
const pauseMs = fc.constantFrom(0, 20, 600);

test(
  'S8, P7: pauses between messages change no end, no register and no energy',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pauseMs, { minLength: 1, maxLength: 4 }), ending, async (pauses, endsBy) => {
        const { card, charger, cp } = await tx.open();
        const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
        const times = pauses.map((_, index) => minutesAgo(50 - index));
        for (const [index, pause] of pauses.entries()) {
          const values = sample(times[index] ?? '', 2_000 + 1_000 * index);
          await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue: [values] });
          if (pause > 0) await sleep(pause);
        }
        const lastWh = 1_000 + 1_000 * pauses.length;
        if (endsBy === 'next start')
          await tx.start(cp, card, { timestamp: minutesAgo(10), meterStart: 50_000 });
        else await tx.stop(cp, transactionId, lastWh, '1970-01-01T00:00:00Z');
        const [session] = await tx.sessionsOf(charger);
        expect(session).toMatchObject({
          endedAt: new Date(times.at(-1) ?? ''),
          meterStopWh: BigInt(lastWh),
          energyWh: BigInt(lastWh - 1_000),
        });
      }),
      { numRuns: 12 },
    );
  },
);

test('row 37 Etrel: the id of its own that the last meter values named is known at the stop right after', async () => {
  const { card, charger, cp } = await tx.open();
  await tx.start(cp, card);
  await tx.start(cp, card, { connectorId: 2 });
  const named = (transactionId: number, connectorId: number) =>
    cp.call('MeterValues', { connectorId, transactionId, meterValue: [sample(minutesAgo(2), 1_500)] });
  await named(-1, 1);
  await named(-16, 2);
  await tx.stop(cp, -16, 2_000);
  expect(await tx.sessionsOf(charger)).toMatchObject([
    { connectorId: 1, state: 'charging' },
    { connectorId: 2, state: 'completed', chargePointTransactionId: '-16' },
  ]);
});
