import { Money, sumAmounts } from '../../money/amount.ts';

/** Fossil reference of electricity in g CO2 per MJ, as the Dutch Emissions Authority (NEa) counts it since 2026. */
const REFERENCE_G_PER_MJ = 183;
const MJ_PER_KWH = '3.6';

/**
 * Emission reduction units of delivered electricity; a unit is a kilogram of CO2.
 * @param renewablePercent of the electricity that was delivered
 * @returns 6 places
 */
export const ereOf = (energyWh: number, renewablePercent: string): string =>
  new Money(energyWh)
    .dividedBy(1000)
    .times(renewablePercent)
    .dividedBy(100)
    .times(REFERENCE_G_PER_MJ)
    .times(MJ_PER_KWH)
    .dividedBy(1000)
    .toFixed(6);

/** What sessions come to. */
export interface EreSum {
  readonly sessions: number;
  readonly energyWh: number;
  readonly units: string;
}

/** What sessions come to, each rounded by itself as it is listed. */
export const ereSum = (rows: readonly { readonly energyWh: number; readonly units: string }[]): EreSum => ({
  sessions: rows.length,
  energyWh: rows.reduce((sum, { energyWh }) => sum + energyWh, 0),
  units: sumAmounts(rows.map(({ units }) => units)),
});
