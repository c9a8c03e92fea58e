import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import { toLocalTime } from '#lib/station-time.ts';
import type { ExpertValues, PeriodInput } from './expert-request.ts';

const PROFILE = 'csChargingProfiles';
const TIMES = new Set(['validFrom', 'validTo', 'startSchedule']);

const typedMember = (name: string, value: string | number, timeZone: string): string =>
  TIMES.has(name) ? toLocalTime(String(value), timeZone) : String(value);

const typedMembers = (prefix: string, members: object, timeZone: string): [string, string][] =>
  Object.entries(members).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number'
      ? [[`${prefix}.${name}`, typedMember(name, value, timeZone)]]
      : [],
  );

/** A profile as values for the SetChargingProfile form, to resend or change it; times by the clock of `timeZone`. */
export const typedProfile = (
  connectorId: number,
  profile: ChargingProfile,
  timeZone: string,
): ExpertValues => {
  const { chargingSchedule, ...rest } = profile;
  const { chargingSchedulePeriod, ...schedule } = chargingSchedule;
  const periods = chargingSchedulePeriod.map(({ startPeriod, limit, numberPhases }): PeriodInput => ({
    startPeriod: String(startPeriod),
    limit: String(limit),
    numberPhases: numberPhases === undefined ? '' : String(numberPhases),
  }));
  return {
    // Fields that the profile does not have stay empty.
    [`${PROFILE}.chargingSchedule.startSchedule`]: '',
    ...Object.fromEntries(typedMembers(PROFILE, rest, timeZone)),
    ...Object.fromEntries(typedMembers(`${PROFILE}.chargingSchedule`, schedule, timeZone)),
    connectorId: String(connectorId),
    [`${PROFILE}.chargingSchedule.chargingSchedulePeriod`]: periods,
  };
};
