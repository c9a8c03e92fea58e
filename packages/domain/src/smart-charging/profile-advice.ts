import type { ChargingProfile } from './charging-profile.ts';
import {
  type AdviceFacts,
  type ProfileAdvice,
  type Problem,
  capabilityProblems,
} from './capability-problems.ts';

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
