import type { Entry, Message, Sample } from '../world/messages.ts';
import {
  baseValue,
  eachEntry,
  eachSample,
  entriesOf,
  isPower,
  isRegister,
  REGISTER,
  samplesOf,
  valued,
} from './change.ts';
import type { Distortion } from './distortion.ts';

/** Registers and powers as three phases that add up to them. */
const inPhases = (sample: Sample, names: readonly string[]): Sample[] => {
  const base = baseValue(sample);
  const parts = [Math.round(base * 0.31), Math.round(base * 0.34)];
  const last = base - parts.reduce((sum, part) => sum + part, 0);
  return [...parts, last].map((part, index) => valued(sample, part, { phase: names[index] }));
};

const isNumber = ({ value }: Sample): boolean => Number.isFinite(Number.parseFloat(String(value)));

const splitPhases = (entry: Entry, names: readonly string[], keepsTotal: boolean) => {
  entry.sampledValue = samplesOf(entry).flatMap((sample) => {
    if ((!isRegister(sample) && !isPower(sample)) || sample['phase'] || !isNumber(sample)) return [sample];
    const phases = inPhases(sample, names);
    return keepsTotal ? [...phases, sample] : phases;
  });
};

const [PHASES, TO_NEUTRAL] = [
  ['L1', 'L2', 'L3'],
  ['L1-N', 'L2-N', 'L3-N'],
] as const;

const spread = (entry: Entry, apartMs: number): Entry[] => {
  const fromMs = Date.parse(String(entry.timestamp));
  return samplesOf(entry).map((sample, index) => ({
    timestamp:
      apartMs === 0 || Number.isNaN(fromMs)
        ? entry.timestamp
        : new Date(fromMs + index * apartMs).toISOString(),
    sampledValue: [sample],
  }));
};

const byMeasurand = (entry: Entry): Entry[] => {
  const groups = Map.groupBy(samplesOf(entry), (sample) =>
    isRegister(sample) ? REGISTER : sample['measurand'],
  );
  return [...groups.values()].map((sampledValue) => ({ ...entry, sampledValue }));
};

const spreadAll = (messages: readonly Message[], apartMs: number) => {
  for (const message of messages)
    if (message.action === 'MeterValues')
      message.payload['meterValue'] = entriesOf(message).flatMap((entry) => spread(entry, apartMs));
};

/** The same values under other attributes, divided or spread. */
export const CHOICES: readonly Distortion[] = [
  {
    name: 'another context for all',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) => {
      const context = dice.pick(['Sample.Clock', 'Trigger', 'Other', 'Sample.Unknown']);
      eachSample(messages, (sample) => {
        if (!String(sample['context']).startsWith('Transaction')) sample['context'] = context;
      });
    },
  },
  {
    name: 'samples in any order',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) =>
      eachEntry(messages, (entry) => (entry.sampledValue = dice.shuffled(samplesOf(entry)))),
  },
  {
    name: 'another location for all',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages, { dice }) => {
      const location = dice.pick(['Body', 'Cable']);
      eachSample(messages, (sample) => {
        if (sample['location'] !== 'Inlet') sample['location'] = location;
      });
    },
  },
  {
    name: 'a location that is none',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages, { dice }) => {
      const location = dice.pick(['Socket', 'EV', 'outlet 1']);
      eachSample(messages, (sample) => {
        if (sample['location'] !== 'Inlet') sample['location'] = location;
      });
    },
  },
  {
    name: 'phases without a total',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => eachEntry(messages, (entry) => splitPhases(entry, PHASES, false)),
  },
  {
    name: 'phases to neutral without a total',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => eachEntry(messages, (entry) => splitPhases(entry, TO_NEUTRAL, false)),
  },
  {
    name: 'phases beside the total',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => eachEntry(messages, (entry) => splitPhases(entry, PHASES, true)),
  },
  {
    name: 'phases under both names',
    kind: 'harmless',
    witness: 'start and stop registers',
    heldBack: true,
    messages: (messages) =>
      eachEntry(messages, (entry) => {
        entry.sampledValue = samplesOf(entry).flatMap((sample) =>
          (isRegister(sample) || isPower(sample)) && !sample['phase']
            ? [...inPhases(sample, PHASES), ...inPhases(sample, TO_NEUTRAL)]
            : [sample],
        );
      }),
  },
  {
    name: 'one entry per sample',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => spreadAll(messages, 0),
  },
  {
    name: 'one entry per sample, some milliseconds apart',
    kind: 'harmless',
    witness: 'samples',
    heldBack: true,
    messages: (messages) => spreadAll(messages, 120),
  },
  {
    name: 'one message per measurand',
    kind: 'harmless',
    witness: 'samples',
    messages: (messages) => {
      const split = messages.flatMap((message) =>
        message.action === 'MeterValues'
          ? entriesOf(message).flatMap((entry) =>
              byMeasurand(entry).map((one, index) => ({
                ...message,
                receivedMs: message.receivedMs + index,
                payload: { ...message.payload, meterValue: [one] },
              })),
            )
          : [message],
      );
      messages.splice(0, messages.length, ...split);
    },
  },
];
