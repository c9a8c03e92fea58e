import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import { AGREEMENT } from '@laadpoort/domain/sessions/readings/power/power-agreement';

/** Of a charger without quirks, as the product is set up. */
export const standardMeter = (): MeterSettings => ({ register: 'auto', agreement: AGREEMENT });
