import type { OutboundAction, Request } from './actions.ts';

/** What is wrong with a request although it fits its schema. */
export interface ConditionProblem {
  /** Dotted path in the payload. */
  path: string;
  code:
    | 'id-tag-info-required'
    | 'id-tag-twice'
    | 'in-the-past'
    | 'before-start'
    | 'tx-profile-only'
    | 'transaction-id-only-for-tx-profile'
    | 'no-transaction-yet'
    | 'connector-zero-only'
    | 'connector-needed'
    | 'recurrency-kind-required'
    | 'recurrency-kind-only-recurring'
    | 'periods-not-in-order';
}

type Conditions = {
  [A in OutboundAction]?: (payload: Request<A>, now: Date) => ConditionProblem | null;
};
type Profile = Request<'SetChargingProfile'>['csChargingProfiles'];

/** The conditions of OCPP 1.6 edition 2 that its schemas cannot express (docs/protocol/commands.md). */
const CONDITIONS: Conditions = {
  SendLocalList({ updateType, localAuthorizationList = [] }) {
    const seen = new Set<string>();
    for (const [index, { idTag, idTagInfo }] of localAuthorizationList.entries()) {
      const path = `localAuthorizationList.${index}`;
      if (updateType === 'Full' && idTagInfo === undefined)
        return { path: `${path}.idTagInfo`, code: 'id-tag-info-required' };
      const key = idTag.toLowerCase();
      if (seen.has(key)) return { path: `${path}.idTag`, code: 'id-tag-twice' };
      seen.add(key);
    }
    return null;
  },
  ReserveNow: ({ expiryDate }, now) =>
    Date.parse(expiryDate) <= now.getTime() ? { path: 'expiryDate', code: 'in-the-past' } : null,
  RemoteStartTransaction({ chargingProfile: profile }) {
    if (profile === undefined) return null;
    if (profile.chargingProfilePurpose !== 'TxProfile')
      return { path: 'chargingProfile.chargingProfilePurpose', code: 'tx-profile-only' };
    if (profile.transactionId !== undefined)
      return { path: 'chargingProfile.transactionId', code: 'no-transaction-yet' };
    return profileProblem(profile, 'chargingProfile');
  },
  SetChargingProfile({ connectorId, csChargingProfiles: profile }) {
    const { chargingProfilePurpose: purpose, transactionId } = profile;
    if (purpose === 'ChargePointMaxProfile' && connectorId !== 0)
      return { path: 'connectorId', code: 'connector-zero-only' };
    if (purpose === 'TxProfile' && connectorId === 0)
      return { path: 'connectorId', code: 'connector-needed' };
    if (purpose !== 'TxProfile' && transactionId !== undefined)
      return { path: 'csChargingProfiles.transactionId', code: 'transaction-id-only-for-tx-profile' };
    return profileProblem(profile, 'csChargingProfiles');
  },
  GetDiagnostics: ({ startTime, stopTime }) => order(startTime, stopTime, 'stopTime'),
  GetLog: ({ log }) => order(log.oldestTimestamp, log.latestTimestamp, 'log.latestTimestamp'),
};

const profileProblem = (profile: Profile, path: string): ConditionProblem | null => {
  const { chargingProfileKind: kind, recurrencyKind, chargingSchedule } = profile;
  if (kind === 'Recurring' && recurrencyKind === undefined)
    return { path: `${path}.recurrencyKind`, code: 'recurrency-kind-required' };
  if (kind !== 'Recurring' && recurrencyKind !== undefined)
    return { path: `${path}.recurrencyKind`, code: 'recurrency-kind-only-recurring' };
  const starts = chargingSchedule.chargingSchedulePeriod.map(({ startPeriod }) => startPeriod);
  const late = starts.findIndex((start, index) => index > 0 && start <= (starts[index - 1] ?? 0));
  if (late > 0)
    return {
      path: `${path}.chargingSchedule.chargingSchedulePeriod.${late}.startPeriod`,
      code: 'periods-not-in-order',
    };
  return order(profile.validFrom, profile.validTo, `${path}.validTo`);
};

const order = (from: string | undefined, to: string | undefined, path: string): ConditionProblem | null =>
  from !== undefined && to !== undefined && Date.parse(to) <= Date.parse(from)
    ? { path, code: 'before-start' }
    : null;

/** The first condition of the specification that a request breaks, or null. */
export const conditionProblem = <A extends OutboundAction>(
  action: A,
  payload: Request<A>,
  now: Date,
): ConditionProblem | null => CONDITIONS[action]?.(payload, now) ?? null;
