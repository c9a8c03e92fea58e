import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { minutesAgo, transactionsOf } from '#test/transactions.ts';
import { remeasureSigned } from '../upkeep/remeasure-signed.ts';
import { createTariffCache } from '../tariff-cache.ts';
import { signedIn } from './signed-columns.ts';
import { standardMeter } from '#test/standard-meter.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());
afterEach(() => expect(t.faults.splice(0)).toEqual([]));

const meter = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
const other = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });

const ocmf = (TX: string, RV: number, { privateKey } = meter) => {
  const data = JSON.stringify({ MS: 'EM-42', RD: [{ TX, RV, RU: 'kWh', RI: '1-b:1.8.0' }] });
  const SD = sign('sha256', Buffer.from(data), privateKey).toString('hex');
  return `OCMF|${data}|${JSON.stringify({ SA: 'ECDSA-brainpool256r1-SHA256', SD })}`;
};

const signedValue = (timestamp: string, value: string) => ({
  timestamp,
  sampledValue: [{ value, format: 'SignedData' as const }],
});

const publicKey = meter.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** The registers of the messages tell 4,000 Wh, the meter signs 4,120 Wh. */
const charge = async (begin: string, end: string, { isKeyKnown = true, meterStop = 5_000 } = {}) => {
  const { card, cp, charger } = await tx.open();
  await t.db.prisma.connector.updateMany({
    where: { chargePointId: charger.id },
    data: { meterPublicKey: isKeyKnown ? publicKey : null },
  });
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60), meterStart: 1_000 });
  const meterValue = [signedValue(minutesAgo(60), begin)];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  await cp.call('StopTransaction', {
    transactionId,
    idTag: card,
    meterStop,
    timestamp: minutesAgo(0),
    transactionData: [signedValue(minutesAgo(0), end)],
  });
  return { cp, transactionId, charger };
};

test('what the meter signed is billed if it holds for the key of the meter', async () => {
  const { transactionId } = await charge(ocmf('B', 0.95), ocmf('E', 5.07));
  expect(await tx.session(transactionId)).toMatchObject({
    energyWh: 4_120n,
    review: null,
    energyBasis: { method: 'signed', begin: 'signed', beginWh: 950, endWh: 5_070 },
  });
});

test('a signature of another meter is asked about, with the energy of the registers', async () => {
  const { transactionId } = await charge(ocmf('B', 0.95), ocmf('E', 5.07, other));
  const session = await tx.session(transactionId);
  expect(session).toMatchObject({ energyWh: 4_000n, review: 'open' });
  expect(session.anomalies).toContain('signature_fails');
});

test('a value that was changed on the way is asked about', async () => {
  const { transactionId } = await charge(ocmf('B', 0.95), ocmf('E', 5.07).replace('5.07', '9.07'));
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_000n, review: 'open' });
});

test.each([
  ['no signature', `OCMF|{"RD":[{"TX":"E","RV":5.07,"RU":"kWh"}]}|{}`],
  ['a signature that is no bytes', `OCMF|{"RD":[{"TX":"E","RV":5.07,"RU":"kWh"}]}|{"SD":"zz"}`],
])('%s holds for no key', async (_, end) => {
  const { transactionId } = await charge(ocmf('B', 0.95), end);
  expect((await tx.session(transactionId)).anomalies).toContain('signature_fails');
});

test('of any number of signed values in one stop the last ones are checked', () => {
  const session = { startedAt: new Date(Date.now() - 3_600_000), stoppedAt: new Date() };
  const check = (earlier: number) =>
    signedIn(
      {
        meter_public_key: publicKey,
        signed_data: [ocmf('B', 0.9, other), ...Array.from({ length: earlier }, () => ocmf('E', 5.07))],
      },
      session,
    )?.check;
  expect(check(49)).toBe('fails');
  expect(check(50)).toBe('holds');
});

test('a signed end that comes after the stop is counted', async () => {
  const { cp, transactionId } = await charge(ocmf('B', 0.95), 'nothing signed');
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_000n });
  const meterValue = [signedValue(new Date(Date.now() + 2_000).toISOString(), ocmf('E', 5.07))];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_120n, review: null });
});

test('a key that is set later decides what is in open review, and nothing that was decided', async () => {
  const outcomes = ['open', 'accepted'] as const;
  for (const review of outcomes) {
    const late = { isKeyKnown: false, meterStop: 900 };
    const { transactionId, charger } = await charge(ocmf('B', 0.95), ocmf('E', 5.07), late);
    expect(await tx.session(transactionId)).toMatchObject({ energyWh: 0n, review: 'open' });
    await t.db.prisma.session.update({ where: { id: transactionId }, data: { review } });
    const { headers } = await t.signIn({ accountId: charger.accountId, role: 'owner' });
    const set = await t.app.inject({
      method: 'PUT',
      url: `/api/charge-points/${charger.id}/connectors/1/meter-key`,
      headers,
      payload: { publicKey },
    });
    expect(set.statusCode).toBe(204);
    expect(await tx.session(transactionId)).toMatchObject(
      review === 'open' ? { energyWh: 4_120n, review: null } : { energyWh: 0n, review },
    );
  }
});

test('a key that a process stored before it ended, telling nobody, is used by the next sweep', async () => {
  const late = { isKeyKnown: false, meterStop: 900 };
  const { transactionId, charger } = await charge(ocmf('B', 0.95), ocmf('E', 5.07), late);
  const which = { chargePointId: charger.id, connectorId: 1 };
  await t.db.prisma.connector.update({
    where: { chargePointId_connectorId: which },
    data: { meterPublicKey: publicKey, meterKeyChangedAt: new Date() },
  });
  const readTariffs = createTariffCache(t.db.pool);
  const sweep = () =>
    remeasureSigned({
      pool: t.db.pool,
      readTariffs,
      meterOf: standardMeter,
      live: t.kernel.live,
      onFault: (error) => expect.fail(String(error)),
    });
  await sweep();
  expect(await tx.session(transactionId)).toMatchObject({ energyWh: 4_120n, review: null });
  const { meterKeyChangedAt } = await t.db.prisma.connector.findUniqueOrThrow({
    where: { chargePointId_connectorId: which },
  });
  expect(meterKeyChangedAt).toBeNull();
});
