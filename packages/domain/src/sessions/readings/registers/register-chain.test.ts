import { expect, test } from 'vitest';
import { sessionEnergy } from '../energy.ts';

const MINUTES_OF_TWO_DAYS = 2880;

test('A session is decided in a moment, also when none of its registers continues another', () => {
  const startedAt = new Date('2026-03-01T00:00:00Z');
  const after = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);
  const readings = Array.from({ length: MINUTES_OF_TWO_DAYS }, (_, index) => ({
    at: after(index + 1),
    registerWh: BigInt((index * 7_919 * 104_729) % 9_000_000),
    powerW: null,
  }));
  const { energyWh, anomalies } = sessionEnergy({
    startedAt,
    stoppedAt: after(MINUTES_OF_TWO_DAYS + 1),
    meterStartWh: 1_000_000n,
    meterStopWh: 1_050_000n,
    readings,
    maxPowerW: 11_000,
    current: 'ac',
    register: 'auto',
  });
  expect(energyWh).toBe(50_000n);
  expect(anomalies).toContain('registers_disagree');
  // One process answers all chargers: the others wait as long.
}, 2_000);

test('two days of a reading each second are decided too', () => {
  const startedAt = new Date('2026-03-01T00:00:00Z');
  const seconds = 172_800;
  const after = (second: number) => new Date(startedAt.getTime() + second * 1_000);
  const readings = Array.from({ length: seconds - 1 }, (_, index) => ({
    at: after(index + 1),
    registerWh: BigInt(1_000_000 + Math.floor((index + 1) / 2)),
    powerW: 1_800,
  }));
  const { energyWh, anomalies } = sessionEnergy({
    startedAt,
    stoppedAt: after(seconds),
    meterStartWh: 1_000_000n,
    meterStopWh: 1_086_400n,
    readings,
    maxPowerW: 11_000,
    current: 'ac',
    register: 'auto',
  });
  expect({ energyWh, anomalies }).toEqual({ energyWh: 86_400n, anomalies: [] });
});
