import {
  isRegister,
  withReadings,
  withSamples,
  type QuirkContext,
  type Call,
  type Payload,
  type Quirk,
} from './quirk.ts';

const keepLastReading = ({ action, payload }: Call, { memory }: QuirkContext): void => {
  if (action === 'MeterValues') memory.set('reading', payload);
};

/** The last MeterValues again, taken now and with a higher register. */
const readingAgain = ({ memory }: QuirkContext, moreWh: number): Payload => {
  const reading = withSamples(memory.get('reading') as Payload, (sample) =>
    isRegister(sample) ? { ...sample, value: String(Number(sample['value']) + moreWh) } : sample,
  );
  const timestamp = new Date().toISOString();
  return withReadings(reading, ({ sampledValue }) => ({ timestamp, sampledValue }));
};

/** The last start or stop comes once more whenever it connects. */
const replaying = (row: number, action: string): Quirk => ({
  row,
  answered(call, _, { memory }) {
    if (call.action === action) memory.set('last', call.payload);
  },
  opened({ memory, call }) {
    const payload = memory.get('last') as Payload | undefined;
    if (payload !== undefined) call(action, payload);
  },
});

const chargeOn = (context: QuirkContext): void => {
  for (const moreWh of [200, 400, 600]) context.call('MeterValues', readingAgain(context, moreWh));
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
    sends(call, context) {
      const transactionId = 1_936_029_036;
      if (call.action === 'StartTransaction') {
        context.answerFirmware(call, { transactionId, idTagInfo: { status: 'Accepted' } });
        return [];
      }
      if (call.action !== 'MeterValues') return [call];
      context.answerFirmware(call, {});
      return [];
    },
  },
  'wallbox-samples-after-stop': {
    row: 10,
    sends(call, context) {
      keepLastReading(call, context);
      return [call];
    },
    answered({ action }, _, context) {
      if (action === 'StopTransaction') context.call('MeterValues', readingAgain(context, 3));
    },
  },
  'ocular-closing-meter-values': {
    row: 39,
    sends(call, context) {
      keepLastReading(call, context);
      return [call];
    },
    answered({ action }, _, context) {
      if (action !== 'StopTransaction') return;
      const { transactionId: _id, ...reading } = readingAgain(context, 0);
      const closing = withSamples(reading, (sample) => ({ ...sample, context: 'Transaction.End' }));
      context.call('MeterValues', closing);
    },
  },
  'ocular-charges-on-after-refused-stop': {
    row: 38,
    sends(call, context) {
      keepLastReading(call, context);
      return [call];
    },
    answered({ action }, { payload }, context) {
      if (action === 'StopTransaction' && payload === null) chargeOn(context);
    },
  },
  'hager-never-stops': {
    row: 47,
    sends(call, context) {
      if (call.action !== 'StopTransaction') return [call];
      context.answerFirmware(call, {});
      return [];
    },
  },
  'enercab-replays-stop': replaying(57, 'StopTransaction'),
  'micro-ocpp-same-id-retry': {
    row: 64,
    sends(call, { memory, hangUp }) {
      if (call.action !== 'StartTransaction' || memory.has('retry')) return [call];
      memory.set('retry', call);
      setTimeout(hangUp, 200);
      return [call];
    },
    // The first answer never gets through.
    answered: (call, _, { memory }) => (memory.get('retry') as Call | undefined)?.id !== call.id,
    opened({ memory, call }) {
      const retry = memory.get('retry') as Call | undefined;
      if (retry !== undefined) call(retry.action, retry.payload, retry.id);
    },
  },
  'libocpp-double-stop': sendTwice(65, ['StopTransaction']),
  'duplicate-sender': sendTwice(null, ['StartTransaction', 'MeterValues', 'StopTransaction']),
  'charges-on-after-stop': {
    row: 66,
    sends(call, context) {
      keepLastReading(call, context);
      return [call];
    },
    answered({ action }, _, context) {
      if (action === 'StopTransaction') chargeOn(context);
    },
  },
} satisfies Record<string, Quirk>;
