import { answering, type Payload, type Quirk, type Reply } from './quirk.ts';

interface Profile {
  readonly chargingProfilePurpose: string;
  readonly chargingProfileKind: string;
  readonly stackLevel: number;
  readonly chargingSchedule: {
    readonly chargingRateUnit: 'A' | 'W';
    readonly chargingSchedulePeriod: readonly { readonly limit: number }[];
  };
}

const profileOf = (payload: Payload): Profile => payload['csChargingProfiles'] as Profile;

const limitOf = (payload: Payload): number | undefined =>
  profileOf(payload).chargingSchedule.chargingSchedulePeriod[0]?.limit;

const refusing = (row: number, refusal: Reply, isRefused: (profile: Profile) => boolean): Quirk =>
  answering(row, 'SetChargingProfile', (payload) => (isRefused(profileOf(payload)) ? refusal : undefined));

/** The first limit after one of 0 is taken in a way of its own. */
const afterPause = (row: number, resumes: NonNullable<Quirk['replies']>): Quirk => ({
  row,
  replies(call, context) {
    if (call.action !== 'SetChargingProfile') return undefined;
    const wasPaused = context.memory.get('limit') === 0;
    const limit = limitOf(call.payload);
    context.memory.set('limit', limit);
    return wasPaused && limit !== 0 ? resumes(call, context) : undefined;
  },
});

const currents: readonly (number | undefined)[] = [0, 6, 8, 10, 13, 16];
const slowMs = 1_500;

/** Chargers that take charging profiles in their own way. */
export const profileQuirks = {
  'evbox-refuses-max-profile': refusing(
    5,
    { status: 'Rejected' },
    ({ chargingProfilePurpose: purpose }) => purpose === 'ChargePointMaxProfile',
  ),
  'wallbox-stack-level-0-only': refusing(
    7,
    { status: 'Rejected' },
    ({ stackLevel, chargingProfileKind: kind }) => stackLevel > 0 || kind !== 'Relative',
  ),
  'easee-slow-to-resume': afterPause(12, ({ action, payload }, { tellFirmware }) => {
    setTimeout(() => tellFirmware(action, payload), slowMs).unref();
    return { status: 'Accepted' };
  }),
  'abb-refuses-low-limits': refusing(
    14,
    { status: 'Rejected' },
    ({ stackLevel, chargingSchedule }) =>
      stackLevel > 0 || chargingSchedule.chargingSchedulePeriod.some(({ limit }) => limit <= 6),
  ),
  'abb-knows-only-watts': refusing(
    16,
    'NotSupported',
    ({ chargingSchedule }) => chargingSchedule.chargingRateUnit === 'A',
  ),
  'schneider-without-energy-manager': refusing(17, { status: 'Rejected' }, () => true),
  'go-e-forgets-profiles': {
    row: 23,
    opened: ({ tellFirmware }) => tellFirmware('ClearChargingProfile', {}),
  },
  'go-e-ignores-first-limit': afterPause(24, () => ({ status: 'Accepted' })),
  'necharge-five-currents': answering(53, 'SetChargingProfile', (payload) =>
    currents.includes(limitOf(payload)) ? undefined : { status: 'Accepted' },
  ),
  'hangs-up-on-profiles': answering(null, 'SetChargingProfile', (_, { hangUp }) => {
    hangUp();
    return 'silence';
  }),
  'breaker-trips-at-pause': {
    row: 67,
    replies({ action, payload }, { memory, hangUp }) {
      if (action !== 'SetChargingProfile' || limitOf(payload) !== 0 || memory.has('tripped'))
        return undefined;
      memory.set('tripped', true);
      hangUp();
      return 'silence';
    },
  },
} satisfies Record<string, Quirk>;
