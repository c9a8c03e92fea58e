import { sessionEnergy } from './readings/energy.ts';
import type { EnergyFacts, SessionEnergy } from './readings/energy-facts.ts';

/**
 * Whether the setting `register: kwh` of its charger would have left nothing to ask about the factor of a session: its
 * registers are kWh that were sent as Wh, all of them. The other way round, or half of them, it would do harm.
 */
export const isMendedByKwh = (
  facts: EnergyFacts,
  { anomalies }: Pick<SessionEnergy, 'anomalies'>,
): boolean => {
  if (!anomalies.includes('register_factor')) return false;
  const mended = sessionEnergy({ ...facts, register: 'kwh' });
  // Registers that were in Wh would rise a thousand times too fast.
  if (mended.steps.length > 0) return false;
  return mended.anomalies.every((anomaly) => anomaly !== 'register_factor' && anomalies.includes(anomaly));
};
