import { describe, expect, test } from 'vitest';
import { needsReview } from '../../review.ts';
import { sessionEnergy } from '../energy.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import { at, reading, startedAt } from '../readings-by-minute.ts';

const samples = (apartMinutes: number, registersWh: readonly number[]) =>
  registersWh.map((wh, index) => reading(apartMinutes * (index + 0.8), wh));

/** A sample that tells of the begin. */
const begun = (beginWh: bigint) => reading(1, null, { beginWh });
const nextStart = (registerWh: number) => ({ at: at(200), registerWh: BigInt(registerWh) });
const previousEnd = (registerWh: number, isDoubted = false) => ({
  at: at(-20),
  registerWh: BigInt(registerWh),
  isDoubted,
});
const hour = (hours: number) => new Date(Date.UTC(2026, 10, 29, 3 + hours));

/** Three hours on 11 kW, without samples. */
const facts: EnergyFacts = {
  startedAt,
  stoppedAt: at(180),
  meterStartWh: 50_311n,
  meterStopWh: 62_845n,
  readings: [],
  maxPowerW: 11_040,
  current: 'ac',
  register: 'auto',
};

/** Of a car that takes nearly all that there is. */
const powers = Array.from({ length: 17 }, (_, index) => reading(10 * (index + 1), null, { powerW: 10_900 }));

/** The energy, and whether somebody is asked. */
const decide = (changed: Partial<EnergyFacts>) => {
  const { energyWh, anomalies } = sessionEnergy({ ...facts, ...changed });
  return { energyWh: Number(energyWh), asked: needsReview(anomalies) };
};

describe('the next start', () => {
  test('lies within this session: the meter counts more than there was, however young it is', () => {
    const twice = { meterStartWh: 10_379n, meterStopWh: 12_177n };
    expect(decide({ ...twice, nextStart: nextStart(11_278) })).toEqual({
      energyWh: 899,
      asked: ['stop_register', 'registers_disagree'],
    });
  });

  test('lies below the last sample, where no stop tells', () => {
    const twice = {
      meterStartWh: 37_646n,
      meterStopWh: null,
      stoppedAt: at(61),
      nextStart: nextStart(39_369),
    };
    const readings = samples(15, [38_518, 41_092, 41_092, 41_092]);
    expect(decide({ ...twice, readings }).asked).toContain('registers_disagree');
  });

  test('lies a few Wh below this one, far below its end', () => {
    const young = { meterStartWh: 7_901n, meterStopWh: 13_188n };
    expect(decide({ ...young, nextStart: nextStart(7_898) }).asked).toContain('registers_disagree');
    expect(decide({ ...young, nextStart: nextStart(7_700) }).asked).toEqual([]);
  });

  test('near zero again: each session is counted from zero', () => {
    const fromZero = { meterStartWh: 0n, meterStopWh: 12_177n, nextStart: nextStart(3) };
    expect(decide(fromZero)).toEqual({ energyWh: 12_177, asked: [] });
  });

  test('contradicts the end before as well: power refutes both together, not each of them', () => {
    const both = {
      meterStartWh: 348_000n,
      meterStopWh: 380_000n,
      readings: powers,
      previousEnd: { at: at(-20), registerWh: 350_000n },
      nextStart: nextStart(351_000),
    };
    expect(decide(both)).toEqual({ energyWh: 30_000, asked: ['registers_disagree'] });
  });
});

describe('the end of the session before', () => {
  test('is doubted there, and above this start: nobody knows which is right', () => {
    expect(decide({ previousEnd: previousEnd(53_000, true) })).toEqual({
      energyWh: 12_534,
      asked: ['registers_disagree'],
    });
    expect(decide({ previousEnd: previousEnd(950_000, true) }).asked).toEqual([]);
    expect(decide({ previousEnd: previousEnd(50_311, true) }).asked).toEqual([]);
  });

  test('is doubted there, also where power refutes the next start', () => {
    const long = { meterStartWh: 248_000n, meterStopWh: 280_000n, readings: powers };
    const neighbours = { previousEnd: previousEnd(250_000, true), nextStart: nextStart(250_000) };
    expect(decide({ ...long, ...neighbours })).toEqual({ energyWh: 32_000, asked: ['registers_disagree'] });
  });

  test('stands against a start of zero, also where a sample repeats it', () => {
    const begin = reading(0, 0, { beginWh: 0n });
    const facts = { meterStartWh: 0n, meterStopWh: 5_380n, previousEnd: previousEnd(2_197) };
    expect(decide({ ...facts, readings: [begin] })).toEqual({
      energyWh: 3_183,
      asked: ['registers_disagree'],
    });
    // But not where the first sample shows that this register begins again.
    expect(decide({ ...facts, readings: samples(30, [0, 0, 1_000, 3_000, 5_000]) }).asked).toEqual([]);
  });
});

describe('samples', () => {
  test('that are left out above the next: the register may have fallen', () => {
    const readings = samples(30, [50_742, 52_229, 53_715, 54_414, 51_566, 51_566, 51_566, 51_566]);
    const fallen = { meterStartWh: 50_311n, meterStopWh: 51_566n, stoppedAt: at(240), readings };
    expect(decide(fallen).asked).toEqual(['registers_disagree']);
    // A dip that recovers is none.
    const dip = samples(30, [50_742, 52_229, 41_000, 54_414, 55_000, 55_000, 55_000, 55_000]);
    expect(decide({ ...fallen, meterStopWh: 55_000n, readings: dip })).toEqual({
      energyWh: 4_689,
      asked: [],
    });
  });

  test('that jump, stand still and fit again hours later have jumped', () => {
    const readings = samples(15, [44, 46, ...Array<number>(20).fill(48), ...Array<number>(15).fill(12_247)]);
    const jumped = { meterStartWh: 43n, meterStopWh: 12_247n, stoppedAt: at(560), readings };
    expect(decide({ ...jumped, maxPowerW: 3_680 }).asked).toContain('register_jump');
  });

  test('before a reset are no strays because a start of zero fits those after it', () => {
    const before = [886_479, 890_678, 894_877, 899_000];
    const readings = samples(30, [...before, 0, 0, 500, 1_900, 3_653]);
    const reset = { meterStartWh: 0n, meterStopWh: 3_653n, stoppedAt: at(290), readings };
    expect(decide(reset)).toEqual({ energyWh: 16_174, asked: ['meter_reset'] });
  });

  test('that count from zero are not continued by the register of the end', () => {
    const readings = [
      ...samples(30, [0, 900, 2_000, 4_100, 5_000, 5_000]),
      reading(180, 5_546, { endWh: 5_546n }),
    ];
    expect(decide({ meterStartWh: 546n, meterStopWh: 5_546n, readings })).toEqual({
      energyWh: 5_000,
      asked: [],
    });
  });

  test('that count from zero where the meter is near its last digit have not passed it', () => {
    const readings = samples(30, [4_000, 9_000, 9_500, 9_500, 9_500, 9_500]);
    const old = { meterStartWh: 999_181n, meterStopWh: 1_008_681n, readings };
    expect(decide(old)).toEqual({ energyWh: 9_500, asked: [] });
  });

  test('that count from zero above a young start are told by the stop', () => {
    const readings = samples(30, [2_262, 5_060, 7_859, 10_601, 13_403, 16_207]);
    const young = { meterStartWh: 978n, meterStopWh: 17_745n, maxPowerW: 5_600, readings };
    expect(decide(young)).toEqual({ energyWh: 16_767, asked: [] });
  });

  test('between start and stop that continue neither of them', () => {
    const readings = [29_077, 34_616, 40_155, 45_694, 47_087, 47_087].map((wh, index) =>
      reading(3.7 + 30 * index, wh),
    );
    const longAgo = { meterStartWh: 26_133n, meterStopWh: 47_000n, readings };
    expect(decide(longAgo).asked).toEqual(['registers_disagree']);
  });

  test('that fall are no thousandfold ones, though thousandths of them go on to the stop', () => {
    const readings = samples(5, [23_041_741, 23_042_035, 23_041_019, 23_041_019, 23_039_778, 23_039_778]);
    const inKwh = { meterStartWh: 23_042n, meterStopWh: 23_040n, stoppedAt: at(29), readings };
    expect(decide(inKwh).asked).not.toEqual([]);
  });

  test('that go on to the stop, after a pause, as fast as ever before', () => {
    const readings = samples(15, [123, 1_969, 3_815, 5_661, 7_507, 7_507, 7_507, 7_640]);
    const wrongDigit = { meterStartWh: 1_000n, meterStopWh: 8_500n, stoppedAt: at(125), readings };
    expect(decide(wrongDigit).asked).toEqual(['registers_disagree']);
  });

  test('of the session from before its start, lower than its begin', () => {
    const steady = Array.from({ length: 12 }, (_, index) => reading(0.1 + 5 * index, 6_976 + 580 * index));
    const earlier = { ...reading(0, null), earlierWh: 561n };
    const fromZero = { meterStartWh: 0n, meterStopWh: 13_400n, stoppedAt: at(100) };
    expect(decide({ ...fromZero, readings: [earlier, ...steady] }).asked).toEqual(['registers_disagree']);
    expect(decide({ ...fromZero, readings: steady }).asked).toEqual([]);
  });

  test('that go on from the start at their own pace contradict a stop that they would count to from zero', () => {
    const young = { current: 'dc', maxPowerW: null, meterStartWh: 4_597n, stoppedAt: at(6.7) } as const;
    const told = [reading(0.8, 4_819), reading(5.8, 7_037)];
    expect(decide({ ...young, meterStopWh: 18_483n, readings: told }).asked).toEqual(['registers_disagree']);
  });

  test('of which the last is told a moment too early', () => {
    const steady = samples(5, [50_700, 51_400, 52_100, 52_800, 53_500]);
    const readings = [...steady, reading(24.05, 53_670)];
    const early = { meterStartWh: 50_311n, meterStopWh: 53_669n, stoppedAt: at(25.5), readings };
    expect(decide(early)).toEqual({ energyWh: 3_358, asked: [] });
  });

  test('that would count from zero, without a stop', () => {
    const readings = samples(30, [9_175, 9_175, 9_175]);
    const { asked } = decide({ meterStartWh: 4_225_217n, meterStopWh: null, maxPowerW: 43_470, readings });
    expect(asked).toContain('registers_disagree');
  });

  test('that go on to the stop as fast as before, told again in its data', () => {
    const young = { current: 'dc', maxPowerW: null, meterStartWh: 12_636n, meterStopWh: 22_477n } as const;
    const told = [reading(2.1, 9_663), reading(7.1, 16_179)].flatMap((each) => [
      each,
      { ...each, powerW: 77_900 },
    ]);
    expect(decide({ ...young, stoppedAt: at(11.9), readings: told }).asked).toEqual(['registers_disagree']);
  });

  test('that go on to the stop as fast as before contradict the start', () => {
    const readings = samples(15, [0, 1_060, 2_187, 3_300, 4_400, 5_500, 6_600, 7_700, 8_800, 9_900]);
    const late = { meterStartWh: 308n, meterStopWh: 11_000n, stoppedAt: at(162), readings };
    expect(decide(late).asked).toEqual(['registers_disagree']);
  });

  test('in kWh that are called Wh, and thousandfold ones, are held against the start', () => {
    const inKwh = samples(30, [55, 57, 59, 61, 62, 63]);
    expect(decide({ meterStartWh: 40_118n, readings: inKwh }).asked).toContain('registers_disagree');
    expect(decide({ readings: samples(30, [51, 53, 56, 59, 61, 63]) })).toEqual({
      energyWh: 12_534,
      asked: [],
    });
    const thousandfold = samples(
      30,
      [55_100_000, 57_300_000, 59_200_000, 61_100_000, 62_845_000, 62_845_000],
    );
    expect(decide({ meterStartWh: 40_118n, readings: thousandfold }).asked).toContain('registers_disagree');
  });

  test('that stand still far above start and stop are no kWh, however coarse those would be', () => {
    const short = { stoppedAt: at(10), meterStartWh: 0n, meterStopWh: 13_000n, maxPowerW: null };
    const readings = [0.5, 1.5, 2.5, 5, 8, 9.4].map((minutes) => reading(minutes, 13_000_081));
    expect(decide({ ...short, readings, current: 'dc' }).asked).toContain('registers_disagree');
  });

  test('of which thousandths go on to the stop: the stop is in kWh, whatever the start is', () => {
    const readings = samples(30, [17_194_151, 17_195_989, 17_197_626, 17_199_000, 17_199_778, 17_199_778]);
    const { asked } = decide({ meterStartWh: 11_150n, meterStopWh: 17_200n, readings });
    expect(asked).toContain('register_factor');
  });

  test('of which the stop is a thousandth, and the start is zero: nothing that they rose by tells so', () => {
    const readings = Array.from({ length: 17 }, (_, index) => reading(0.7 + 2 * index, 9_530_226));
    const short = { stoppedAt: at(33.4), meterStartWh: 0n, meterStopWh: 9_530n, maxPowerW: null };
    expect(decide({ ...short, readings, current: 'dc' }).asked).toContain('registers_disagree');
  });

  test('that stand at zero do not confirm a start of zero, where power tells of several kWh between them', () => {
    const readings = Array.from({ length: 11 }, (_, index) =>
      reading(1.3 + 5 * index, 0, { powerW: index < 5 ? 12_500 : 0 }),
    );
    const short = { stoppedAt: at(56), meterStartWh: 0n, meterStopWh: 13_401n, maxPowerW: null };
    const previousEnd = { at: at(-5), registerWh: 8_739n };
    const idle = readings.map((each) => ({ ...each, powerW: 0 }));
    expect(decide({ ...short, readings, previousEnd, current: 'dc' })).toMatchObject({
      energyWh: 4_662,
      asked: ['registers_disagree'],
    });
    // They do where it idled at all of them; but nobody saw it charge.
    expect(decide({ ...short, readings: idle, previousEnd, current: 'dc' })).toEqual({
      energyWh: 13_401,
      asked: ['power_disagrees'],
    });
  });

  test('of which one is zero, and no other, are none', () => {
    const previousEnd = { at: at(-20), registerWh: 54_534n };
    expect(decide({ readings: samples(30, [0]), previousEnd })).toEqual({
      energyWh: 8_311,
      asked: ['registers_disagree'],
    });
  });

  test('that stand at zero contradict what start and stop tell', () => {
    const readings = samples(30, [0, 0, 0, 0, 0, 0]);
    expect(decide({ readings }).asked).not.toEqual([]);
  });

  test('elsewhere than start and stop that stand at zero', () => {
    const readings = samples(30, [2_817, 2_817, 3_600, 4_546, 4_546, 4_546]);
    expect(decide({ meterStartWh: 0n, meterStopWh: 0n, readings }).asked).not.toEqual([]);
    expect(
      decide({ meterStartWh: 0n, meterStopWh: 0n, readings: samples(30, [6_161, 6_161, 6_161]) }),
    ).toEqual({
      energyWh: 0,
      asked: [],
    });
  });

  test('that rose by more than what neighbours would leave refute them', () => {
    const readings = samples(30, [20_001_896, 20_004_000, 20_008_000, 20_012_000, 20_014_000, 20_014_400]);
    const previousEnd = { at: at(-20), registerWh: 527n };
    const fromZero = { meterStartWh: 0n, meterStopWh: 12_900n, readings, previousEnd };
    expect(decide(fromZero)).toEqual({ energyWh: 12_900, asked: [] });
  });
});

describe('begin and end', () => {
  test('told differently by two samples', () => {
    const readings = [
      reading(0, null, { beginWh: 51_249n }),
      reading(30, 52_500, { beginWh: 50_311n }),
      reading(60, 55_000, { beginWh: 50_311n }),
    ];
    expect(decide({ readings }).asked).toEqual(['registers_disagree']);
  });

  test('told once more in a coarser form are no other ones', () => {
    const empty = { meterStartWh: 78_188n, meterStopWh: 78_188n };
    expect(decide({ ...empty, readings: [begun(78_000n), begun(78_188n)] }).asked).toEqual([]);
    expect(decide({ ...empty, readings: [begun(76_000n), begun(78_188n)] }).asked).not.toEqual([]);
    const end = reading(180, null, { endWh: 78_100n });
    expect(decide({ ...empty, readings: [begun(78_100n), begun(78_188n), end] }).asked).toEqual([]);
    const cut = { meterStartWh: 78_000n, meterStopWh: 78_188n };
    expect(decide({ ...cut, readings: [begun(78_000n), begun(78_188n)] }).asked).not.toEqual([]);
  });

  test('are held to 1 % of the energy that they tell', () => {
    const meterStartWh = 25_000n;
    const readings = [reading(0, null, { beginWh: 25_440n })];
    expect(decide({ meterStartWh, meterStopWh: 68_032n, stoppedAt: at(300), readings }).asked).toEqual([
      'registers_disagree',
    ]);
  });

  test('of which zero is no rounding, though samples tell nothing else', () => {
    const ends = [reading(0, null, { beginWh: 0n }), reading(5, null, { endWh: 104n })];
    const readings = [...samples(1, [0, 0, 0, 0]), ...ends];
    expect(decide({ meterStartWh: 0n, meterStopWh: 0n, stoppedAt: at(5), readings }).asked).toEqual([
      'registers_disagree',
    ]);
  });

  test('which end in a zero by chance', () => {
    const begin = reading(0, null, { beginWh: 8_030n });
    const cut = { meterStartWh: 8_000n, meterStopWh: 8_030n, stoppedAt: at(19) };
    expect(decide({ ...cut, readings: [begin] }).asked).toEqual(['registers_disagree']);
  });

  test('of which one alone seems to be rounded are not', () => {
    const readings = [reading(0, null, { beginWh: 109_500n }), reading(180, null, { endWh: 127_542n })];
    const late = { meterStartWh: 109_755n, meterStopWh: 127_542n, readings };
    expect(decide(late).asked).toEqual(['registers_disagree']);
  });

  test('at zero, where the session can have counted all that the stop tells', () => {
    const readings = [reading(0, null, { beginWh: 0n }), reading(3, null, { endWh: 179n })];
    const young = { meterStartWh: 163n, meterStopWh: 179n, stoppedAt: at(3), readings };
    expect(decide(young).asked).toEqual(['registers_disagree']);
  });

  test('energy within seconds, before a car that idles', () => {
    const readings = [833, 833, 833, 833].map((wh, index) =>
      reading(index * 10 + 0.04, 29_330_000 + wh, { powerW: 0 }),
    );
    const cut = {
      meterStartWh: 29_330_000n,
      meterStopWh: 29_330_833n,
      current: 'dc',
      maxPowerW: null,
    } as const;
    expect(decide({ ...cut, readings }).asked).toEqual(['registers_disagree']);
  });

  test('energy within a minute, before a car that idles', () => {
    const readings = [5_597, 9_267, 15_496, 20_867].map((wh, index) =>
      reading(index * 2 + 0.55, 7_592_889 + wh, { powerW: index === 0 ? 0 : 187_000 }),
    );
    const old = {
      meterStartWh: 7_592_889n,
      meterStopWh: 7_613_756n,
      current: 'dc',
      maxPowerW: null,
    } as const;
    expect(decide({ ...old, stoppedAt: at(6.7), readings }).asked).toContain('registers_disagree');
    const placeholder = [0.92, 1.92, 2.92].map((minutes) => reading(minutes, 9_168, { powerW: 0 }));
    const young = { ...old, meterStartWh: 0n, meterStopWh: 9_168n, stoppedAt: at(4), readings: placeholder };
    expect(decide(young).asked).toEqual(['registers_disagree']);
  });

  test('energy within seconds, faster than ever after', () => {
    const readings = [887, 1_342, 1_845, 4_463, 7_463].map((wh, index) =>
      reading(index * 2 + 0.06, 9_121_000 + wh),
    );
    const cut = {
      meterStartWh: 9_121_000n,
      meterStopWh: 9_128_463n,
      current: 'dc',
      maxPowerW: null,
    } as const;
    expect(decide({ ...cut, stoppedAt: at(10), readings }).asked).toEqual(['registers_disagree']);
  });

  test('energy before the first sample, of which its interval tells nothing', () => {
    const readings = [21_903, 21_903, 21_994, 24_454, 24_677].map((wh, index, all) =>
      reading(index + 0.08, wh, { interval: { energyWh: BigInt(wh - (all[index - 1] ?? wh)), seconds: 60 } }),
    );
    const cut = { meterStartWh: 21_000n, meterStopWh: 24_677n, current: 'dc', maxPowerW: null } as const;
    expect(decide({ ...cut, stoppedAt: at(5), readings }).asked).toEqual(['registers_disagree']);
  });

  test('of a car that charged faster before the first sample', () => {
    const readings = [52_003, 52_892, 53_781, 54_007, 54_007].map((wh, index) =>
      reading(30 * index + 19, wh, { powerW: index < 3 ? 1_778 : 0 }),
    );
    const faster = { meterStartWh: 50_902n, meterStopWh: 54_007n, maxPowerW: 7_360, readings };
    expect(decide(faster)).toEqual({ energyWh: 3_105, asked: [] });
  });
});

const later = (time: Date) => new Date(time.getTime() + 1_746_662);

test('a stop that nothing can have delivered is not replaced by a sample of the end without a word', () => {
  const stuck = { stoppedAt: startedAt, meterStartWh: 0n, meterStopWh: 75_492n };
  const readings = [reading(0, 0, { beginWh: 0n }), reading(0, 75, { endWh: 75n })];
  expect(decide({ ...stuck, readings }).asked).toContain('stop_register');
  expect(decide({ ...stuck, meterStopWh: 75n, readings }).asked).toEqual([]);
});

test('times in whole hours: what a register rose by within the hour', () => {
  const readings = [3_523, 7_890, 12_256, 16_000].map((wh, index) => ({
    ...reading(0, wh),
    at: hour(index),
  }));
  const whole = { startedAt: hour(0), stoppedAt: hour(4), meterStartWh: 0n, meterStopWh: 20_000n, readings };
  expect(decide(whole)).toEqual({ energyWh: 20_000, asked: [] });
  // Also where the clock was off, and is corrected.
  const corrected = {
    ...whole,
    startedAt: later(whole.startedAt),
    stoppedAt: later(whole.stoppedAt),
    readings: readings.map((each) => ({ ...each, at: later(each.at) })),
  };
  expect(decide(corrected)).toEqual({ energyWh: 20_000, asked: [] });
});

test('two small falls among registers that stand still are no trembling', () => {
  const still = Array.from({ length: 10 }, () => 61_681);
  const readings = samples(10, [61_400, ...still, 61_611, 61_523, 61_523, 61_523]);
  expect(decide({ meterStartWh: 60_311n, meterStopWh: 61_523n, readings }).asked).toEqual(['meter_reset']);
});

test('a begin that tells the same as the start hides no difference of the end by its rounding', () => {
  const cut = {
    meterStartWh: 23_117_100n,
    meterStopWh: 23_119_200n,
    readings: [
      reading(0, null, { beginWh: 23_117_100n }),
      ...samples(15, [23_118_200, 23_119_300, 23_119_300, 23_119_300, 23_119_300]),
      reading(180, null, { endWh: 23_119_279n }),
    ],
  };
  expect(decide(cut)).toEqual({ energyWh: 2_100, asked: ['registers_disagree'] });
});

test('start and stop in kWh, of a session that was over when its first sample came', () => {
  const readings = samples(60, [3_607_410, 3_607_450, 3_607_450]);
  const inKwh = { meterStartWh: 3_603n, meterStopWh: 3_607n, readings };
  expect(decide(inKwh).asked).toContain('register_factor');
});

test('a single sample near zero, below a start that was read late', () => {
  const late = { meterStartWh: 93n, meterStopWh: 93n, stoppedAt: at(2.75) };
  const readings = [reading(0.6, 7, { powerW: 2_031 })];
  expect(decide({ ...late, readings }).asked).toEqual(['registers_disagree']);
  expect(decide({ ...late, meterStartWh: 25_400_093n, meterStopWh: 25_400_093n, readings }).asked).toEqual(
    [],
  );
});

test('a meter that is wired the other way round, from zero, beside a start that was read late', () => {
  const readings = samples(1, [0, 0, -2, -112, -222, -342, -342, -342]);
  const late = { meterStartWh: 89n, meterStopWh: 342n, stoppedAt: at(9), readings };
  expect(decide(late).asked).toContain('registers_disagree');
  expect(decide({ ...late, meterStartWh: 0n })).toEqual({ energyWh: 342, asked: [] });
});

test('a begin that the start is cut from is the finer of the two, however round it looks', () => {
  const readings = [reading(0, null, { beginWh: 25_475_100n }), reading(180, null, { endWh: 25_475_100n })];
  const cut = { meterStartWh: 25_475_000n, meterStopWh: 25_475_100n, readings };
  expect(decide(cut).asked).toContain('registers_disagree');
});

test('a fall far beyond what the samples tremble by is none of that', () => {
  const trembling = [787, 748, 747, 745, 749, 750, 748, 748, 746, 751, 748];
  const asked = (first: number) =>
    decide({
      meterStartWh: 0n,
      meterStopWh: 747n,
      readings: samples(15, [2, 3, first, ...trembling.slice(1)]),
    }).asked;
  expect(asked(787)).toEqual(['registers_disagree']);
  expect(asked(755)).toEqual([]);
});

describe('the resolution', () => {
  test('of two samples is what both are multiples of', () => {
    const readings = samples(60, [51_000, 61_800]);
    expect(decide({ meterStopWh: 61_754n, stoppedAt: at(110), readings })).toEqual({
      energyWh: 11_443,
      asked: [],
    });
  });

  test('is 0.1 kWh also where the car draws whole kWh from one sample to the next', () => {
    const readings = [45_000, 46_400, 48_400, 50_400, 52_400, 54_400].map((wh, index) =>
      reading(index + 0.7, wh),
    );
    const dc = {
      stoppedAt: at(6.2),
      meterStartWh: 45_098n,
      meterStopWh: 55_373n,
      current: 'dc',
      maxPowerW: null,
    } as const;
    expect(decide({ ...dc, readings })).toEqual({ energyWh: 10_275, asked: [] });
  });

  test('is not that of one value that stands still', () => {
    const readings = samples(1, [62_900, 63_000, 63_000, 63_000]);
    const short = { meterStartWh: 62_967n, meterStopWh: 63_052n, stoppedAt: at(5) };
    expect(decide({ ...short, readings })).toEqual({ energyWh: 85, asked: [] });
  });

  test('is not that of one value that stands still after others', () => {
    const readings = [
      reading(0, null, { beginWh: 15_820n }),
      ...samples(20, [23_725, 34_000, 34_000, 34_000, 34_000, 34_000, 34_000, 34_000]),
      reading(180, null, { endWh: 34_000n }),
    ];
    const cut = { meterStartWh: 15_000n, meterStopWh: 34_000n, maxPowerW: 43_470, readings };
    expect(decide(cut).asked).toContain('registers_disagree');
  });

  test('is not seen in zeros', () => {
    const readings = samples(1, [0, 129, 0]);
    const fallen = { meterStartWh: 0n, meterStopWh: 0n, stoppedAt: at(3), readings };
    expect(decide(fallen).asked).toEqual(['meter_reset']);
  });
});
