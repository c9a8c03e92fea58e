import { expect, test } from 'vitest';
import { sessionEnergy } from '@laadpoort/domain/sessions/readings/energy';
import type { EnergyFacts } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { MeterReading } from '@laadpoort/domain/sessions/readings/meter-reading';

const STEP_MS = 5_000;
const STARTED = Date.parse('2026-11-18T08:00:00Z');
const NONE = { l1: null, l2: null, l3: null };

type Reading = Partial<MeterReading> & { readonly interval?: { seconds: number; energyWh: bigint } };

/** 11 kW. */
const wh = (n: number) => BigInt(1_000_000 + Math.round((n * STEP_MS * 11_000) / 3_600_000));

const shapes: Record<string, (n: number) => Reading> = {
  registers: (n) => ({ registerWh: wh(n) }),
  'registers in whole kWh': (n) => ({ registerWh: (wh(n) / 1_000n) * 1_000n }),
  powers: () => ({ powerW: 11_000 }),
  both: (n) => ({ registerWh: wh(n), powerW: 11_000, currentA: { l1: 16, l2: 16, l3: 16 }, voltageV: 230 }),
  'in turns': (n) => (n % 2 === 0 ? { registerWh: wh(n) } : { powerW: 11_000 }),
  intervals: (n) => ({ interval: { seconds: 5, energyWh: wh(n) - wh(n - 1) } }),
  'registers and intervals': (n) => ({
    registerWh: wh(n),
    interval: { seconds: 5, energyWh: wh(n) - wh(n - 1) },
  }),
  'registers that fall': (n) => ({ registerWh: wh(n % 100) }),
  'registers out of their minds': (n) => ({ registerWh: BigInt((n * 7_919) % 2_000_000) }),
};

const factsOf = (shape: (n: number) => Reading, many: number): EnergyFacts => ({
  startedAt: new Date(STARTED),
  stoppedAt: new Date(STARTED + (many + 1) * STEP_MS),
  meterStartWh: wh(0),
  meterStopWh: wh(many + 1),
  readings: Array.from({ length: many }, (_, n) => ({
    at: new Date(STARTED + (n + 1) * STEP_MS),
    registerWh: null,
    beginWh: null,
    endWh: null,
    powerW: null,
    currentA: NONE,
    voltageV: null,
    ...shape(n + 1),
  })),
  register: 'lifetime',
  current: 'ac',
  maxPowerW: 22_080,
  previousEnd: { at: new Date(STARTED - 60_000), registerWh: wh(0), isDoubted: false },
  nextStart: null,
  toldAfterWh: null,
  signed: null,
  signatureFails: false,
});

const FEW = 2_000;
const TIMES = 8;

const quickestMs = (facts: EnergyFacts): number => {
  const times = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    sessionEnergy(facts);
    return performance.now() - begun;
  });
  return Math.min(...times);
};

// A charger may send as many as it likes, and all others wait while its session is decided.
test.each(Object.entries(shapes))(
  'of %s eight times as many take no more than linear time',
  (_name, shape) => {
    const [few, many] = [factsOf(shape, FEW), factsOf(shape, FEW * TIMES)];
    quickestMs(few);
    expect(quickestMs(many)).toBeLessThan(5 * TIMES * quickestMs(few) + 5);
  },
);
