import {
  editing,
  editingAll,
  isRegister,
  withReadings,
  withSamples,
  type Payload,
  type Quirk,
} from './quirk.ts';

const readingMessages = ['MeterValues', 'StopTransaction'];
const longestFrame = 300;
const above32BitsWh = 4_290_000_000;

const plusWh =
  (offsetWh: number) =>
  (payload: Payload): Payload => {
    const moved = { ...payload };
    for (const name of ['meterStart', 'meterStop']) {
      if (typeof moved[name] === 'number') moved[name] += offsetWh;
    }
    return withSamples(moved, (sample) =>
      isRegister(sample) ? { ...sample, value: String(Number(sample['value']) + offsetWh) } : sample,
    );
  };

const nonsense = (reading: { timestamp: string; sampledValue: Payload[] }) => ({
  ...reading,
  sampledValue: [
    ...reading.sampledValue,
    { value: '90', measurand: 'Current.Offered', unit: 'A' },
    { value: '65535', measurand: 'Power.Offered', unit: 'W' },
    { value: '0', measurand: 'SoC', unit: 'Percent' },
  ],
});

/** Keeps the register at the start of a session, to count from there. */
const startRegister: Pick<Quirk, 'answered'> = {
  answered({ action, payload }, _, { memory }) {
    if (action === 'StartTransaction') memory.set('startWh', payload['meterStart']);
  },
};

/** Chargers that write what they measure in their own way. */
export const readingQuirks = {
  'evbox-offers-nonsense': {
    row: 4,
    sends: editing({ MeterValues: (payload) => withReadings(payload, nonsense) }),
  },
  'zaptec-register-above-32-bits': {
    row: 11,
    sends: editingAll(['StartTransaction', ...readingMessages], plusWh(above32BitsWh)),
  },
  'zaptec-samples-on-connector-0': {
    row: 11,
    sends: editing({
      MeterValues: ({ transactionId: _id, ...payload }) => ({ ...payload, connectorId: 0 }),
    }),
  },
  'abb-register-from-0': {
    row: 15,
    sends: editing({
      StartTransaction(payload, { memory }) {
        memory.set('startWh', payload['meterStart']);
        return { ...payload, meterStart: 0 };
      },
      MeterValues: (payload, { memory }) => plusWh(-Number(memory.get('startWh') ?? 0))(payload),
      StopTransaction: (payload, { memory }) => plusWh(-Number(memory.get('startWh') ?? 0))(payload),
      StatusNotification: (payload) => ({ ...payload, info: 'null' }),
    }),
  },
  'huawei-object-meter-value': {
    row: 27,
    sends: editing({
      MeterValues: ({ meterValue, ...payload }) => ({
        ...payload,
        meterValue: Array.isArray(meterValue) ? (meterValue as unknown[])[0] : meterValue,
      }),
    }),
  },
  'huawei-stops-one-below': {
    row: 27,
    ...startRegister,
    sends: editing({
      StopTransaction: ({ transactionData: _data, ...payload }, { memory }) => ({
        ...payload,
        meterStop: Number(memory.get('startWh')) - 1,
      }),
    }),
  },
  'heidelberg-empty-values': {
    row: 28,
    sends: editing({
      MeterValues: (payload) =>
        withSamples(payload, (sample) => (isRegister(sample) ? sample : { ...sample, value: '' })),
    }),
  },
  'grizzl-import-called-export': {
    row: 33,
    sends: editing({
      MeterValues: (payload) =>
        withSamples(payload, (sample) =>
          sample['measurand'] === 'Current.Import' ? { ...sample, measurand: 'Current.Export' } : sample,
        ),
    }),
  },
  'grizzl-truncated-readings': {
    row: 33,
    text: (frame) => (frame.includes('"MeterValues"') ? frame.slice(0, longestFrame) : frame),
  },
  'abl-silent-while-suspended': {
    row: 54,
    sends(call, context) {
      if (call.action === 'StatusNotification')
        context.memory.set('suspended', String(call.payload['status']).startsWith('Suspended'));
      if (call.action !== 'MeterValues' || context.memory.get('suspended') !== true) return [call];
      context.answerFirmware(call, {});
      return [];
    },
    replies: ({ action }, { memory }) =>
      action === 'TriggerMessage' && memory.get('suspended') === true ? 'silence' : undefined,
  },
  'grizzl-readings-from-session-start': {
    row: 34,
    ...startRegister,
    sends: editing({
      MeterValues: (payload, { memory }) => plusWh(-Number(memory.get('startWh') ?? 0))(payload),
    }),
  },
  'openevse-numeric-values': {
    row: 36,
    sends: editing({
      MeterValues: (payload) =>
        withSamples(payload, (sample) => ({ ...sample, value: Number(sample['value']) })),
    }),
  },
  'unknown-measurand': {
    row: 62,
    sends: editing({
      MeterValues: (payload) =>
        withSamples(payload, (sample) =>
          isRegister(sample) ? sample : { ...sample, measurand: 'Request.Energy' },
        ),
    }),
  },
} satisfies Record<string, Quirk>;
