import { expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const halfHourly = (registersWh: readonly number[]) =>
  registersWh.map((wh, index) => reading(1 + 30 * index, wh));

const facts = {
  startedAt,
  stoppedAt: at(560),
  maxPowerW: 11_040,
  current: 'ac',
  register: 'auto',
} as const;

test('samples from zero fall back to where the stop ends', () => {
  const standing = Array.from({ length: 13 }, () => 3_222);
  const readings = halfHourly([0, 3_393, 6_830, 6_976, 6_976, 6_976, ...standing]);
  const { anomalies } = sessionEnergy({
    ...facts,
    meterStartWh: 15_952_579n,
    meterStopWh: 15_955_801n,
    readings,
  });
  expect(needsReview(anomalies)).toContain('registers_disagree');
});

test('samples that pass the stop on its own scale are not left out, though one before them was wrong', () => {
  const readings = [112_972, 125_242, 134_930, 145_369, 152_757, 152_757, 152_757].map((wh, index) =>
    reading(57 + 60 * index, wh),
  );
  const { anomalies } = sessionEnergy({
    ...facts,
    meterStartWh: 105_434n,
    meterStopWh: 152_228n,
    readings,
  });
  expect(needsReview(anomalies)).not.toEqual([]);
});

const askedAbout = (registersWh: readonly number[]) => {
  const messages = { meterStartWh: 23_420n, meterStopWh: 23_420n };
  return needsReview(sessionEnergy({ ...facts, ...messages, readings: halfHourly(registersWh) }).anomalies);
};

test('samples far above the others, which all that was charged since the begin explains', () => {
  const [before, after] = [Array.from({ length: 9 }, () => 23_420), [23_420, 23_420, 23_420]];
  expect(askedAbout([...before, 35_940, 35_940, ...after])).toContain('registers_disagree');
  expect(askedAbout([...before, 35_940, ...after])).toContain('registers_disagree');
  // Those that no charger can have delivered are wrong ones.
  expect(askedAbout([...before, 935_940, ...after])).toEqual([]);
  expect(askedAbout([...before, 935_940, 935_940, ...after])).toEqual([]);
});

test('whole kWh that fall twice, each time by one', () => {
  const readings = [16_114, 16_134, 16_133, 16_133, 16_133, 16_132, 16_132].map((kWh, index) =>
    reading(2 + 5 * index, kWh * 1000, { powerW: index === 0 ? 278_739 : 0 }),
  );
  const dc = { ...facts, stoppedAt: at(50), current: 'dc', maxPowerW: null } as const;
  const messages = { meterStartWh: 16_107_289n, meterStopWh: 16_132_094n };
  expect(needsReview(sessionEnergy({ ...dc, ...messages, readings }).anomalies)).toContain(
    'registers_disagree',
  );
  const [, , , ...rest] = readings;
  const once = [...readings.slice(0, 2), ...rest.map((each) => ({ ...each, registerWh: 16_133_000n }))];
  const less = { ...messages, meterStopWh: 16_133_094n };
  expect(needsReview(sessionEnergy({ ...dc, ...less, readings: once }).anomalies)).toEqual([]);
});
