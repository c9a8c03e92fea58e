import { answering, withSamples, type Quirk } from './quirk.ts';

const setUp = ['GetConfiguration', 'ChangeConfiguration', 'TriggerMessage', 'GetLocalListVersion'];

/** Refuses to send readings more often than this. */
const samplesEvery = (row: number, leastSeconds: number): Quirk =>
  answering(row, 'ChangeConfiguration', ({ key, value }) =>
    key === 'MeterValueSampleInterval' && Number(value) < leastSeconds ? { status: 'Rejected' } : undefined,
  );

/** Chargers that do not bear being set up. */
export const setUpQuirks = {
  'easee-samples-every-30-seconds': samplesEvery(12, 30),
  'growatt-restarts-when-set-up': {
    row: 22,
    replies({ action }, { tellFirmware }) {
      if (!setUp.includes(action)) return undefined;
      tellFirmware('Reset', { type: 'Hard' });
      return 'silence';
    },
  },
  'wallbe-refuses-measurands': answering(26, 'ChangeConfiguration', ({ key }) =>
    key === 'MeterValuesSampledData' ? { status: 'Rejected' } : undefined,
  ),
  'fronius-knows-no-set-up': {
    row: 51,
    replies: ({ action }) => (setUp.includes(action) ? 'NotImplemented' : undefined),
  },
  'mennekes-no-power-when-idle': {
    ...samplesEvery(52, 60),
    sends: (call) => [
      call.action === 'MeterValues'
        ? {
            ...call,
            payload: withSamples(call.payload, (sample) =>
              sample['measurand'] === 'Power.Active.Import' && Number(sample['value']) === 0 ? null : sample,
            ),
          }
        : call,
    ],
  },
} satisfies Record<string, Quirk>;
