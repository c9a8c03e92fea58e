import type { ConnectorState } from './connector-state.ts';

/** What is happening at a charging point, as facts; the texts are in the web's catalogues under the same keys. */
export type StatusMessage =
  | { readonly key: 'free' | 'preparing' | 'never-connected' }
  /** For whom and until when, if it was reserved here. */
  | { readonly key: 'reserved'; readonly reservation: ReservedFor | null }
  | {
      readonly key: 'charging' | 'car-paused' | 'station-paused';
      readonly powerW: number | null;
      readonly energyWh: bigint | null;
      readonly durationSeconds: number | null;
    }
  | { readonly key: 'finished'; readonly energyWh: bigint | null }
  | { readonly key: 'out-of-order-by-owner' | 'out-of-order-by-station' }
  | { readonly key: 'fault'; readonly errorCode: string | null; readonly info: string | null }
  | { readonly key: 'other-status'; readonly status: string }
  | { readonly key: 'offline'; readonly lastSeenAt: Date | null };

export interface ReservedFor {
  readonly cardName: string;
  readonly until: Date;
}

export type StatusTone = 'good' | 'busy' | 'waiting' | 'quiet' | 'problem';

/** What may help, the most likely first. */
export type StatusAction =
  | 'connect-charge-point'
  | 'check-power-and-internet'
  | 'soft-reset'
  | 'hard-reset'
  | 'call-installer'
  | 'release-cable'
  | 'make-available'
  | 'see-power-limit';

export interface StatusSentenceFacts {
  readonly state: ConnectorState;
  /** What the owner wants, whatever the charge point reports. */
  readonly outOfOrder: boolean;
  readonly session: {
    readonly powerW: number | null;
    readonly energyWh: bigint;
    readonly durationSeconds: number;
  } | null;
  /** OCPP 1.6 ChargePointErrorCode. */
  readonly errorCode: string | null;
  readonly info: string | null;
  /** The word that it reports, where OCPP 1.6 does not know it. */
  readonly otherStatus: string | null;
  readonly lastSeenAt: Date | null;
  readonly reservation: ReservedFor | null;
}

export interface StatusSentence {
  readonly message: StatusMessage;
  readonly tone: StatusTone;
  readonly actions: readonly StatusAction[];
  /** The owner wants it out of order, but the charge point has not followed: after the session, or not at all. */
  readonly outOfOrderPending: boolean;
}

const TONES: Readonly<Record<ConnectorState, StatusTone>> = {
  free: 'good',
  preparing: 'busy',
  charging: 'busy',
  'car-paused': 'waiting',
  'station-paused': 'waiting',
  finished: 'waiting',
  reserved: 'waiting',
  'out-of-order': 'quiet',
  fault: 'problem',
  'other-status': 'waiting',
  offline: 'problem',
  'never-connected': 'quiet',
};

/** Errors that may be caused by a wire, a contactor or heat: a reset may hide them but does not fix them. */
const DANGEROUS: readonly string[] = [
  'GroundFailure',
  'HighTemperature',
  'OverCurrentFailure',
  'OverVoltage',
];

/** One sentence about a charging point: what is happening, how serious it is, and what helps. */
export const statusSentence = (facts: StatusSentenceFacts): StatusSentence => {
  const { state, outOfOrder } = facts;
  const canFollow = state !== 'out-of-order' && state !== 'offline' && state !== 'never-connected';
  return {
    message: messageOf(facts),
    tone: TONES[state],
    actions: actionsFor(facts),
    outOfOrderPending: outOfOrder && canFollow,
  };
};

const messageOf = ({
  state,
  outOfOrder,
  session,
  errorCode,
  info,
  otherStatus,
  lastSeenAt,
  reservation,
}: StatusSentenceFacts): StatusMessage => {
  switch (state) {
    case 'charging':
    case 'car-paused':
    case 'station-paused': {
      const { powerW = null, energyWh = null, durationSeconds = null } = session ?? {};
      return { key: state, powerW, energyWh, durationSeconds };
    }
    case 'finished':
      return { key: 'finished', energyWh: session?.energyWh ?? null };
    case 'out-of-order':
      return { key: outOfOrder ? 'out-of-order-by-owner' : 'out-of-order-by-station' };
    case 'reserved':
      return { key: 'reserved', reservation };
    case 'fault':
      return { key: 'fault', errorCode, info };
    case 'other-status':
      return { key: 'other-status', status: otherStatus ?? '' };
    case 'offline':
      return { key: 'offline', lastSeenAt };
    default:
      return { key: state };
  }
};

const actionsFor = ({ state, outOfOrder, errorCode }: StatusSentenceFacts): readonly StatusAction[] => {
  if (state === 'fault') return faultActions(errorCode);
  if (state === 'offline') return ['check-power-and-internet'];
  if (state === 'never-connected') return ['connect-charge-point'];
  if (state === 'out-of-order') return outOfOrder ? ['make-available'] : ['make-available', 'soft-reset'];
  if (state === 'finished') return ['release-cable'];
  return state === 'station-paused' ? ['see-power-limit'] : [];
};

const faultActions = (errorCode: string | null): readonly StatusAction[] => {
  if (errorCode !== null && DANGEROUS.includes(errorCode)) return ['call-installer'];
  if (errorCode === 'ConnectorLockFailure') return ['release-cable', 'soft-reset', 'hard-reset'];
  return ['soft-reset', 'hard-reset', 'call-installer'];
};
