import type { Car } from '../connectors/car.ts';
import { randomBetween, type Random } from '../random.ts';

/** What drives around in the Netherlands, roughly: on-board chargers and batteries. */
const models: readonly Omit<Car, 'socPercent'>[] = [
  { maxPowerW: 7_400, batteryWh: 42_000, phases: 1 },
  { maxPowerW: 11_000, batteryWh: 64_000, phases: 3 },
  { maxPowerW: 11_000, batteryWh: 82_000, phases: 3 },
  { maxPowerW: 22_000, batteryWh: 52_000, phases: 3 },
  { maxPowerW: 3_700, batteryWh: 13_000, phases: 1 },
];

export const anyCar = (random: Random): Car => {
  const model = models[Math.floor(random() * models.length)] ?? { maxPowerW: 11_000, batteryWh: 64_000 };
  return { ...model, socPercent: Math.round(randomBetween(random, 12, 65)) };
};
