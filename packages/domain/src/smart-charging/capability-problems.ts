import type { Quirks } from '../stations/quirks.ts';
import type { ChargingProfile, RateUnit } from './charging-profile.ts';

/** The charger's abilities according to its configuration; null where it does not say. */
export interface ChargingCapabilities {
  readonly maxStackLevel: number | null;
  readonly units: readonly RateUnit[] | null;
  readonly maxPeriods: number | null;
}

export interface AdviceFacts {
  readonly connectorId: number;
  /** `start`: it is sent with a RemoteStartTransaction. */
  readonly sentWith: 'set' | 'start';
  /** Whether its transaction is running on that connector; null if it names none. */
  readonly transactionRuns: boolean | null;
  readonly capabilities: ChargingCapabilities;
  readonly quirks: Pick<
    Quirks,
    'stackLevel' | 'profileKind' | 'profileUnit' | 'minimumCurrentA' | 'currentStepsA' | 'pausesAtZero'
  >;
}

/** Why a profile will probably not work, and which member is the cause; a person may send it anyway. */
export interface ProfileAdvice {
  readonly path: string;
  readonly code:
    | 'max-profile-connector-0'
    | 'tx-profile-connector'
    | 'tx-profile-transaction'
    | 'start-profile-purpose'
    | 'start-profile-transaction'
    | 'transaction-only-tx-profile'
    | 'session-not-running'
    | 'first-period-at-0'
    | 'periods-in-order'
    | 'period-after-end'
    | 'recurrency-needed'
    | 'recurrency-only-recurring'
    | 'relative-without-start'
    | 'start-needed'
    | 'valid-to-before-from'
    | 'stack-level-too-high'
    | 'unit-not-taken'
    | 'kind-not-taken'
    | 'too-many-periods'
    | 'below-minimum-current'
    | 'no-current-step'
    | 'no-pause';
}

export type Problem = readonly [wrong: boolean, path: string, code: ProfileAdvice['code']];

const limitOf = (index: number): string => `chargingSchedule.chargingSchedulePeriod.${index}.limit`;

export const capabilityProblems = (
  profile: ChargingProfile,
  { capabilities, quirks }: AdviceFacts,
): Problem[] => {
  const { stackLevel, chargingProfileKind: kind, chargingSchedule } = profile;
  const { chargingRateUnit: unit, chargingSchedulePeriod: periods } = chargingSchedule;
  const highest = quirks.stackLevel ?? capabilities.maxStackLevel;
  const units = quirks.profileUnit === null ? capabilities.units : [quirks.profileUnit];
  const tooLow = periods.findIndex(
    ({ limit }) => unit === 'A' && limit > 0 && limit < quirks.minimumCurrentA,
  );
  const steps = quirks.currentStepsA;
  const offStep = periods.findIndex(
    ({ limit }) => unit === 'A' && limit > 0 && steps.length > 0 && !steps.includes(limit),
  );
  const pause = periods.findIndex(({ limit }) => limit === 0);
  return [
    [highest !== null && stackLevel > highest, 'stackLevel', 'stack-level-too-high'],
    [units !== null && !units.includes(unit), 'chargingSchedule.chargingRateUnit', 'unit-not-taken'],
    [quirks.profileKind === 'Relative' && kind !== 'Relative', 'chargingProfileKind', 'kind-not-taken'],
    [
      capabilities.maxPeriods !== null && periods.length > capabilities.maxPeriods,
      'chargingSchedule.chargingSchedulePeriod',
      'too-many-periods',
    ],
    [tooLow >= 0, limitOf(tooLow), 'below-minimum-current'],
    [offStep >= 0 && tooLow < 0, limitOf(offStep), 'no-current-step'],
    [pause >= 0 && !quirks.pausesAtZero, limitOf(pause), 'no-pause'],
  ];
};
