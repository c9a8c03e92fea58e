import { describe, expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const previousEnd = (registerWh: number, isDoubted = false) => ({
  at: at(-5),
  registerWh: BigInt(registerWh),
  isDoubted,
});

const asked = (changed: Partial<EnergyFacts>) =>
  needsReview(
    sessionEnergy({
      startedAt,
      stoppedAt: at(240),
      meterStartWh: 1_902_593n,
      meterStopWh: 1_909_930n,
      readings: [],
      maxPowerW: 11_040,
      current: 'ac',
      register: 'auto',
      ...changed,
    }).anomalies,
  );

const sample = (minutes: number, registerWh: number, intervalWh: number, seconds = 3_600) =>
  reading(minutes, registerWh, { interval: { energyWh: BigInt(intervalWh), seconds } });

describe('the interval that ends at the first sample', () => {
  const rest = [sample(109, 1_906_202, 2_575), sample(169, 1_909_597, 3_395), sample(229, 1_909_930, 333)];
  const readings = [sample(49, 1_903_627, 2_034), ...rest];

  test('begins where the session before ended, and not at this start', () => {
    expect(asked({ readings, previousEnd: previousEnd(1_901_593) })).toContain('registers_disagree');
    expect(asked({ readings, previousEnd: previousEnd(1_901_593, true) })).toContain('registers_disagree');
  });

  test('begins at the start', () => {
    const fromStart = [sample(49, 1_903_627, 1_034), ...rest];
    expect(asked({ readings: fromStart, previousEnd: previousEnd(1_902_593) })).toEqual([]);
  });

  test('begins anywhere else, and tells more than the registers, which no session beside joins', () => {
    expect(asked({ readings, previousEnd: previousEnd(1_901_300) })).toEqual(['power_disagrees']);
    expect(asked({ readings, previousEnd: previousEnd(1_902_593) })).toEqual([]);
  });

  test('is shared with the session before by no more than it can have taken at the pace of this one', () => {
    const told: readonly (readonly [number, number, number])[] = [
      [87, 7_277, 741],
      [1_300, 0, 1_392],
      ...Array.from({ length: 20 }, () => [1_422, 0, 0] as const),
    ];
    const behind = told.map(([riseWh, powerW, energyWh], index) =>
      reading(6.6 + 15 * index, 18_527_401 + riseWh, {
        powerW,
        interval: { energyWh: BigInt(energyWh), seconds: 900 },
      }),
    );
    const facts = {
      meterStartWh: 18_527_401n,
      meterStopWh: 18_528_823n,
      stoppedAt: at(330),
      readings: behind,
      maxPowerW: null,
    };
    const ended = previousEnd(18_527_401);
    expect(asked({ ...facts, previousEnd: { ...ended, at: at(-7.1) } })).toEqual(['power_disagrees']);
    expect(asked({ ...facts, previousEnd: { ...ended, at: at(-1) } })).toEqual([]);
  });

  test('begins where the session before ended by rounding alone', () => {
    const cut = [0, 1, 2, 3].map((hour) => sample(49 + 60 * hour, 1_903_000 + 2_000 * hour, 2_000));
    expect(asked({ readings: cut, previousEnd: previousEnd(1_902_590) })).toEqual([]);
  });

  test('tells a half, a tenth, a hundredth or a thousandth of what the only sample rose by', () => {
    const tenfold = { meterStartWh: 214_278_240n, meterStopWh: 214_337_790n, stoppedAt: at(8) };
    const dc = { ...tenfold, current: 'dc', maxPowerW: null } as const;
    for (const intervalWh of [20_930 / 2, 20_930 / 10, 209, 21])
      expect(asked({ ...dc, readings: [sample(3, 214_299_170, intervalWh, 0)] })).toContain(
        'registers_disagree',
      );
    expect(asked({ ...dc, readings: [sample(3, 214_299_170, 5_000, 0)] })).toEqual([]);
  });
});
