import type { SuspiciousStep } from '../energy-facts.ts';
import { stepWh, type RegisterPoint } from './register-chain.ts';
import type { RegisterSources } from './register-sources.ts';

/** The steps from one register to the next, start and stop included, that the charger cannot have delivered. */
export const suspiciousSteps = (
  { begins: [start], samples, ends: [stop] }: RegisterSources,
  maxPowerW: number,
): SuspiciousStep[] => {
  const points: RegisterPoint[] = [
    ...(start ? [start.point] : []),
    ...samples,
    ...(stop ? [stop.point] : []),
  ];
  return points.slice(1).flatMap((point, index) => {
    const before = points[index] ?? point;
    if (stepWh(before, point, maxPowerW) !== null) return [];
    return [
      { from: new Date(before.time), until: new Date(point.time), energyWh: BigInt(point.wh - before.wh) },
    ];
  });
};
