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
