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

type Problem = readonly [wrong: boolean, path: string, code: ProfileAdvice['code']];

/** All objections to a profile (OCPP 1.6 edition 2, 3.13 and 7.8; errata 3.8; the charger's known quirks). */
export const adviceOn = (profile: ChargingProfile, facts: AdviceFacts): ProfileAdvice[] => {
  const problems = [
    ...purposeProblems(profile, facts),
    ...kindProblems(profile),
    ...periodProblems(profile),
    ...capabilityProblems(profile, facts),
  ];
  return problems.flatMap(([wrong, path, code]) => (wrong ? [{ path, code }] : []));
};

const purposeProblems = (
  { chargingProfilePurpose: purpose, transactionId }: ChargingProfile,
  { connectorId, sentWith, transactionRuns }: AdviceFacts,
): Problem[] => {
  const isTx = purpose === 'TxProfile';
  const named = transactionId !== undefined;
  if (sentWith === 'start') {
    return [
      [!isTx, 'chargingProfilePurpose', 'start-profile-purpose'],
      [named, 'transactionId', 'start-profile-transaction'],
    ];
  }
  return [
    [
      purpose === 'ChargePointMaxProfile' && connectorId !== 0,
      'chargingProfilePurpose',
      'max-profile-connector-0',
    ],
    [isTx && connectorId === 0, 'chargingProfilePurpose', 'tx-profile-connector'],
    [isTx && !named, 'transactionId', 'tx-profile-transaction'],
    [!isTx && named, 'transactionId', 'transaction-only-tx-profile'],
    [isTx && named && transactionRuns === false, 'transactionId', 'session-not-running'],
  ];
};

const kindProblems = (profile: ChargingProfile): Problem[] => {
  const { chargingProfileKind: kind, recurrencyKind, validFrom, validTo, chargingSchedule } = profile;
  const start = chargingSchedule.startSchedule;
  const backwards =
    validFrom !== undefined && validTo !== undefined && Date.parse(validTo) <= Date.parse(validFrom);
  return [
    [kind === 'Recurring' && recurrencyKind === undefined, 'recurrencyKind', 'recurrency-needed'],
    [kind !== 'Recurring' && recurrencyKind !== undefined, 'recurrencyKind', 'recurrency-only-recurring'],
    [kind === 'Relative' && start !== undefined, 'chargingSchedule.startSchedule', 'relative-without-start'],
    [kind !== 'Relative' && start === undefined, 'chargingSchedule.startSchedule', 'start-needed'],
    [backwards, 'validTo', 'valid-to-before-from'],
  ];
};

const startOf = (index: number): string => `chargingSchedule.chargingSchedulePeriod.${index}.startPeriod`;
const limitOf = (index: number): string => `chargingSchedule.chargingSchedulePeriod.${index}.limit`;

const periodProblems = ({ chargingSchedule }: ChargingProfile): Problem[] => {
  const { chargingSchedulePeriod: periods, duration } = chargingSchedule;
  return [
    [periods[0]?.startPeriod !== 0, startOf(0), 'first-period-at-0'],
    ...periods.flatMap(({ startPeriod }, index): Problem[] => [
      [
        index > 0 && startPeriod <= (periods[index - 1]?.startPeriod ?? 0),
        startOf(index),
        'periods-in-order',
      ],
      [
        duration !== undefined && startPeriod >= duration && startPeriod > 0,
        startOf(index),
        'period-after-end',
      ],
    ]),
  ];
};

const capabilityProblems = (profile: ChargingProfile, { capabilities, quirks }: AdviceFacts): Problem[] => {
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
