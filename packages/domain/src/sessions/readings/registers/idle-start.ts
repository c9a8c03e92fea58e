import type { PowerPoint } from '../power-points.ts';
import { isNegligible } from './neighbouring-registers.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

const AT_ONCE_MS = 10_000;

/** A car that idles seconds after the start has not begun, charged and ended before. */
export const againstIdleStart = (
  { begins, samples: [first] }: RegisterSources,
  powers: readonly PowerPoint[],
  found: RegisterEnergy,
): RegisterEnergy => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const power = powers.find(({ time }) => time === first?.time);
  if (!first || !begin || power?.highW !== 0 || first.time - begin.time > AT_ONCE_MS) return found;
  const beforeWh = first.wh - begin.wh - first.resolutionWh;
  return beforeWh > found.energyWh || isNegligible(beforeWh, found.energyWh - beforeWh)
    ? found
    : { ...found, anomalies: [...found.anomalies, 'start_register', 'registers_disagree'] };
};
