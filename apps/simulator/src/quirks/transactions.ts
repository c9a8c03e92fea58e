import {
  isRegister,
  withReadings,
  withSamples,
  type Bench,
  type Call,
  type Payload,
  type Quirk,
} from './quirk.ts';

const keepLastReading = ({ action, payload }: Call, { notes }: Bench): void => {
  if (action === 'MeterValues') notes.set('reading', payload);
};

/** The last MeterValues again, taken now and with a higher register. */
const readingAgain = ({ notes }: Bench, moreWh: number): Payload => {
  const reading = withSamples(notes.get('reading') as Payload, (sample) =>
    isRegister(sample) ? { ...sample, value: String(Number(sample['value']) + moreWh) } : sample,
  );
  const timestamp = new Date().toISOString();
  return withReadings(reading, ({ sampledValue }) => ({ timestamp, sampledValue }));
};

/** The last start or stop comes once more whenever it connects. */
const replaying = (row: number, action: string): Quirk => ({
  row,
  answered(call, _, { notes }) {
    if (call.action === action) notes.set('last', call.payload);
  },
  opened({ notes, call }) {
    const payload = notes.get('last') as Payload | undefined;
    if (payload !== undefined) call(action, payload);
  },
});

const chargeOn = (bench: Bench): void => {
  for (const moreWh of [200, 400, 600]) bench.call('MeterValues', readingAgain(bench, moreWh));
};

const sendTwice = (row: number | null, actions: readonly string[]): Quirk => ({
  row,
  sends: (call) => (actions.includes(call.action) ? [call, call] : [call]),
});

/** Chargers whose starts and stops come never, twice, or in odd company. */
export const transactionQuirks = {
  'alfen-replays-start': replaying(3, 'StartTransaction'),
  'wallbox-stop-without-start': {
    row: 9,
    sends(call, bench) {
      const transactionId = 1_936_029_036;
      if (call.action === 'StartTransaction') {
        bench.answerFirmware(call, { transactionId, idTagInfo: { status: 'Accepted' } });
        return [];
      }
      if (call.action !== 'MeterValues') return [call];
      bench.answerFirmware(call, {});
      return [];
    },
  },
  'wallbox-samples-after-stop': {
    row: 10,
    sends(call, bench) {
      keepLastReading(call, bench);
      return [call];
    },
    answered({ action }, _, bench) {
      if (action === 'StopTransaction') bench.call('MeterValues', readingAgain(bench, 3));
    },
  },
  'ocular-closing-meter-values': {
    row: 39,
    sends(call, bench) {
      keepLastReading(call, bench);
      return [call];
    },
    answered({ action }, _, bench) {
      if (action !== 'StopTransaction') return;
      const { transactionId: _id, ...reading } = readingAgain(bench, 0);
      const closing = withSamples(reading, (sample) => ({ ...sample, context: 'Transaction.End' }));
      bench.call('MeterValues', closing);
    },
  },
  'ocular-charges-on-after-refused-stop': {
    row: 38,
    sends(call, bench) {
      keepLastReading(call, bench);
      return [call];
    },
    answered({ action }, { payload }, bench) {
      if (action === 'StopTransaction' && payload === null) chargeOn(bench);
    },
  },
  'hager-never-stops': {
    row: 47,
    sends(call, bench) {
      if (call.action !== 'StopTransaction') return [call];
      bench.answerFirmware(call, {});
      return [];
    },
  },
  'enercab-replays-stop': replaying(57, 'StopTransaction'),
  'micro-ocpp-same-id-retry': {
    row: 64,
    sends(call, { notes, hangUp }) {
      if (call.action !== 'StartTransaction' || notes.has('retry')) return [call];
      notes.set('retry', call);
      setTimeout(hangUp, 200);
      return [call];
    },
    // The first answer never gets through.
    answered: (call, _, { notes }) => (notes.get('retry') as Call | undefined)?.id !== call.id,
    opened({ notes, call }) {
      const retry = notes.get('retry') as Call | undefined;
      if (retry !== undefined) call(retry.action, retry.payload, retry.id);
    },
  },
  'libocpp-double-stop': sendTwice(65, ['StopTransaction']),
  'duplicate-sender': sendTwice(null, ['StartTransaction', 'MeterValues', 'StopTransaction']),
  'charges-on-after-stop': {
    row: 66,
    sends(call, bench) {
      keepLastReading(call, bench);
      return [call];
    },
    answered({ action }, _, bench) {
      if (action === 'StopTransaction') chargeOn(bench);
    },
  },
} satisfies Record<string, Quirk>;
