import { timeText, type Sample } from '../world/messages.ts';
import {
  baseValue,
  eachEntry,
  eachSample,
  isKilo,
  isRegister,
  numberIn,
  own,
  rewriteTimes,
  samplesOf,
} from './change.ts';
import type { Distortion } from './distortion.ts';

const OPTIONAL = ['context', 'format', 'location', 'phase'] as const;

const fill = (sample: Sample, nothing: null | '') => {
  for (const member of OPTIONAL) sample[member] ??= nothing;
  if (sample['unit'] === 'Wh') sample['unit'] = nothing;
  if (isRegister(sample)) sample['measurand'] = nothing;
};

const grouped = (value: string, by: string): string => value.replace(/\B(?=(?:\d{3})+(?!\d))/g, by);

const inWh = (sample: Sample) => {
  if (!isRegister(sample) || !isKilo(sample)) return;
  sample['value'] = String(Math.round(baseValue(sample)));
  sample['unit'] = 'Wh';
};

/** The same values, written otherwise. */
export const FORMS: readonly Distortion[] = [
  {
    name: 'null members',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages) => {
      eachSample(messages, (sample) => fill(sample, null));
      for (const { payload, action } of messages) {
        if (action === 'StartTransaction') payload['reservationId'] = null;
        if (action === 'StopTransaction') Object.assign(payload, { reason: null, idTag: null });
        if (action === 'StopTransaction') payload['transactionData'] ??= null;
      }
    },
  },
  {
    name: 'empty text members',
    kind: 'harmless',
    witness: 'start and stop registers',
    messages: (messages) => {
      eachSample(messages, (sample) => fill(sample, ''));
      for (const { payload, action } of messages) if (action === 'StopTransaction') payload['reason'] = '';
    },
  },
  {
    name: 'values as numbers',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => eachSample(messages, (sample) => (sample['value'] = numberIn(sample))),
  },
  {
    name: 'objects for lists',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages) => {
      eachEntry(messages, (entry) => {
        const [only, ...more] = samplesOf(entry);
        if (only !== undefined && more.length === 0) entry.sampledValue = only;
      });
      for (const { payload } of messages)
        if (Array.isArray(payload['meterValue']) && payload['meterValue'].length === 1)
          [payload['meterValue']] = payload['meterValue'];
    },
  },
  {
    name: 'decimal commas',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) =>
      eachSample(messages, (sample) => (sample['value'] = String(sample['value']).replace('.', ','))),
  },
  {
    name: 'units within values',
    kind: 'harmful',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      own(scene).legible = false;
      const keepsUnit = scene.dice.chance(0.5);
      eachSample(messages, (sample) => {
        sample['value'] =
          `${String(sample['value'])} ${typeof sample['unit'] === 'string' ? sample['unit'] : 'Wh'}`;
        if (!keepsUnit) delete sample['unit'];
      });
    },
  },
  {
    name: 'thousands set apart by spaces',
    kind: 'harmful',
    witness: 'start and stop registers',
    messages: (messages, scene) => {
      own(scene).legible = false;
      const by = scene.dice.pick([' ', '\u00A0', "'"]);
      eachSample(messages, (sample) => {
        inWh(sample);
        if (isRegister(sample)) sample['value'] = grouped(String(sample['value']), by);
      });
    },
  },
  {
    name: 'thousands set apart by commas or points',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    messages: (messages, scene) => {
      own(scene).legible = false;
      const by = scene.dice.pick([',', '.']);
      eachSample(messages, (sample) => {
        inWh(sample);
        if (isRegister(sample)) sample['value'] = grouped(String(sample['value']), by);
      });
    },
  },
  {
    name: 'dust of floating point',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) =>
      eachSample(messages, (sample) => {
        const value = String(sample['value']);
        // Digits after an exponent would be another exponent.
        if (!isKilo(sample) || value.includes('e')) return;
        sample['value'] = `${/[.,]/.test(value) ? value : `${value}.0`}00000000000001`;
      }),
  },
  {
    name: 'no units',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) =>
      eachSample(messages, (sample) => {
        inWh(sample);
        if (!isKilo(sample)) delete sample['unit'];
      }),
  },
  {
    name: 'names in another case',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, { dice }) => {
      const cased = dice.chance(0.5)
        ? (text: string) => text.toUpperCase()
        : (text: string) => text.toLowerCase();
      eachSample(messages, (sample) => {
        for (const member of ['measurand', 'unit', 'context', 'location', 'phase'])
          if (typeof sample[member] === 'string') sample[member] = cased(sample[member]);
      });
    },
  },
  {
    name: 'padded values',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, { dice }) => {
      const [front, back] = dice.pick([
        [' ', ' '],
        ['000', ''],
        ['+', ''],
        ['', '\n'],
      ] as const);
      eachSample(messages, (sample) => (sample['value'] = `${front}${String(sample['value'])}${back}`));
    },
  },
  {
    name: 'exponents',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages) =>
      eachSample(messages, (sample) => {
        const value = numberIn(sample);
        if (!Number.isNaN(value)) sample['value'] = value.toExponential();
      }),
  },
  {
    name: 'meterStart and meterStop as text',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => {
      for (const { payload } of messages)
        for (const member of ['meterStart', 'meterStop'])
          if (typeof payload[member] === 'number') payload[member] = `${payload[member]}.0`;
    },
  },
  {
    name: 'times in other forms',
    kind: 'harmless',
    witness: 'time of receipt',
    messages: (messages, { dice }) => {
      const hoursAhead = dice.pick([0, 1, 2, -5]);
      const sign = hoursAhead < 0 ? '-' : '+';
      const zone = `${sign}0${Math.abs(hoursAhead)}${dice.pick([':', ''])}00`;
      const between = dice.pick(['T', ' ', 't']);
      const fraction = dice.pick(['', '.0', '.0000000']);
      rewriteTimes(messages, (ms) =>
        timeText(ms + hoursAhead * 3_600_000)
          .replace('T', between)
          .replace(/(\.\d+)?Z/, (_, ofTime: string | undefined) => `${ofTime ?? fraction}${zone}`),
      );
    },
  },
  {
    name: 'values that are none',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) =>
      eachEntry(messages, (entry) => {
        const nothing = dice.pick(['', 'NaN', 'null', null, '-', 'Infinity']);
        entry.sampledValue = dice.shuffled([...samplesOf(entry), { value: nothing, unit: 'Wh' }]);
      }),
  },
  {
    name: 'signed data beside',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) =>
      eachEntry(messages, (entry) => {
        const signed = { value: 'OCMF|{"FV":"1.0","RD":[{"RV":12.3}]}|{"SD":"3045"}', format: 'SignedData' };
        entry.sampledValue = dice.shuffled([...samplesOf(entry), signed]);
      }),
  },
];
