import { expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, sample, transactionsOf } from '#test/transactions.ts';

/** The review of an hour in which 8 kWh were counted, and power told 10. */
const reviewOf = async (options: Parameters<typeof buildOcppApp>[0]) => {
  const t: OcppApp = await buildOcppApp(options);
  try {
    const tx = transactionsOf(t);
    const { card, cp } = await tx.open();
    const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 20_000 });
    const meterValue = [58, 50, 40, 30, 20, 10, 2].map((minutes) =>
      sample(minutesAgo(minutes), 28_000 - Math.round((8_000 * minutes) / 60), 10_000),
    );
    await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
    await tx.stop(cp, transactionId, 28_000, minutesAgo(0));
    expect(t.faults).toEqual([]);
    return (await tx.session(transactionId)).review;
  } finally {
    await t.close();
  }
};

test('how far power may be from the registers before a person is asked is set up', async () => {
  expect(await reviewOf({})).toBe('open');
  expect(await reviewOf({ powerAgreement: { share: 0.4, energyWh: 300 } })).toBe(null);
  expect(await reviewOf({ powerAgreement: { share: 0.1, energyWh: 3_000 } })).toBe(null);
});
