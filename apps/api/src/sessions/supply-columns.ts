import type { EnergyFacts } from '@laadpoort/domain/sessions/readings/energy-facts';

/** Of a connector, as it was set up; null where nobody did. */
export interface SupplyColumns {
  socket_type: string | null;
  phases: number | null;
  max_current_a: number | null;
  voltage_v: number | null;
}

/** Select list for them, from a connector `c`. */
export const SUPPLY_COLUMNS = 'c.socket_type, c.phases, c.max_current_a, c.voltage_v';

/** What the connector can deliver; a DC connector's voltage is the car's, so its power is not known. */
export const supplyOf = (row: SupplyColumns): Pick<EnergyFacts, 'maxPowerW' | 'current'> => {
  if (row.socket_type === 'ccs' || row.socket_type === 'chademo') return { maxPowerW: null, current: 'dc' };
  const { phases, max_current_a: currentA, voltage_v: voltageV } = row;
  const known = phases !== null && currentA !== null && voltageV !== null;
  return { maxPowerW: known ? phases * currentA * voltageV : null, current: 'ac' };
};
