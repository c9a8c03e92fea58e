import type { RateUnit } from './charging-profile.ts';
import type { ChargingCapabilities } from './capability-problems.ts';

interface ReportedKey {
  readonly key: string;
  readonly value: string | null;
}

/** Some chargers say A and W where the specification says Current and Power. */
const UNITS: Readonly<Record<string, RateUnit>> = { current: 'A', a: 'A', power: 'W', w: 'W' };

/** What a charger's configuration says about smart charging. */
export const chargingCapabilities = (keys: readonly ReportedKey[]): ChargingCapabilities => {
  const value = (name: string) =>
    keys.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value?.trim() ?? null;
  const number = (name: string) => {
    const text = value(name);
    return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
  };
  const units = (value('ChargingScheduleAllowedChargingRateUnit') ?? '')
    .split(',')
    .flatMap((word) => UNITS[word.trim().toLowerCase()] ?? []);
  return {
    maxStackLevel: number('ChargeProfileMaxStackLevel'),
    units: units.length === 0 ? null : units,
    maxPeriods: number('ChargingScheduleMaxPeriods'),
  };
};
