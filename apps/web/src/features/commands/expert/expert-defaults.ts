import { toLocalTime } from '#lib/station-time.ts';
import type { ExpertAction, ExpertField } from './expert-fields.ts';
import type { ExpertValues } from './expert-request.ts';

/** Numbers that must differ from earlier ones and fit into 31 bits. */
const fresh = (now: Date): string => String(Math.floor(now.getTime() / 1_000) % 2_000_000_000);

const typed: Readonly<Record<string, (now: Date, timeZone: string) => ExpertValues[string]>> = {
  connectorId: () => '1',
  duration: () => '86400',
  stackLevel: () => '0',
  chargingProfileId: fresh,
  requestId: fresh,
  chargingProfilePurpose: () => 'TxDefaultProfile',
  // Slightly in the past: a clock that is behind would leave a gap.
  startSchedule: (now, timeZone) => toLocalTime(new Date(now.getTime() - 60_000), timeZone),
  retrieveDate: (now, timeZone) => toLocalTime(now, timeZone),
  retrieveDateTime: (now, timeZone) => toLocalTime(now, timeZone),
  expiryDate: (now, timeZone) => toLocalTime(new Date(now.getTime() + 3_600_000), timeZone),
  chargingSchedulePeriod: () => [{ startPeriod: '0', limit: '16', numberPhases: '' }],
};

/** Operations on the whole charger: the first connector would be a guess there. */
const WHOLE: readonly ExpertAction[] = ['ClearChargingProfile', 'ExtendedTriggerMessage', 'TriggerMessage'];

/** The initial values of a form: required fields, where there is a usual value; times by the clock of `timeZone`. */
export const expertDefaults = (
  action: ExpertAction,
  fields: readonly ExpertField[],
  now: Date,
  timeZone: string,
): ExpertValues =>
  Object.fromEntries(
    fields.map(({ path, name, required, choices }): [string, ExpertValues[string]] => {
      const isUsual = (required || name === 'startSchedule') && !WHOLE.includes(action);
      const value = isUsual ? typed[name]?.(now, timeZone) : undefined;
      return [path, value ?? (required ? (choices[0] ?? '') : '')];
    }),
  );
