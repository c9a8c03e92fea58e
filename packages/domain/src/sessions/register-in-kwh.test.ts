import { expect, test } from 'vitest';
import type { EnergyFacts } from './readings/energy-facts.ts';
import { sessionEnergy } from './readings/energy.ts';
import { isMendedByKwh } from './register-in-kwh.ts';

const startedAt = new Date('2026-11-29T10:00:00Z');
const at = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);

/** From 1,000 kWh at 11 kW, in the unit that `unitWh` Wh are. */
const register = (minutes: number, unitWh: number) =>
  BigInt(Math.round((1_000_000 + (11_000 * minutes) / 60) / unitWh));

/** An hour, its registers told in these units. */
const told = (given: { messages?: number; samples?: number; powerW?: number }): EnergyFacts => {
  const { messages = 1, powerW = 11_000 } = given;
  const { samples = messages } = given;
  return {
    startedAt,
    stoppedAt: at(60),
    meterStartWh: register(0, messages),
    meterStopWh: register(60, messages),
    readings: Array.from({ length: 59 }, (_, index) => index + 1).map((minute) => ({
      at: at(minute),
      registerWh: register(minute, samples),
      powerW,
    })),
    maxPowerW: 22_080,
    current: 'ac',
    register: 'auto',
  };
};

test.each<[string, EnergyFacts, boolean]>([
  ['kWh that were sent as Wh', told({ messages: 1_000 }), true],
  ['Wh', told({}), false],
  ['power in kW that was sent as W', told({ powerW: 11 }), false],
  ['only start and stop in kWh', told({ messages: 1_000, samples: 1 }), false],
  ['the setting is there', { ...told({ messages: 1_000 }), register: 'kwh' }, false],
])('%s: is mended by the setting %#', (_, facts, expected) => {
  expect(isMendedByKwh(facts, sessionEnergy(facts))).toBe(expected);
});

test('half in kWh and power in kW have the same reason, and are not offered it', () => {
  for (const facts of [
    told({ powerW: 11 }),
    told({ messages: 1_000, samples: 1 }),
    told({ messages: 1_000 }),
  ])
    expect(sessionEnergy(facts).anomalies).toContain('register_factor');
});
