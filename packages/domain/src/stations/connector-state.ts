/** The status of a charging point as an owner sees it; one word each in the portal. */
export const CONNECTOR_STATES = [
  'free',
  'preparing',
  'charging',
  'car-paused',
  'station-paused',
  'finished',
  'reserved',
  'out-of-order',
  'fault',
  /** It reports a word that OCPP 1.6 does not know: nobody can say whether it is free. */
  'other-status',
  'offline',
  'never-connected',
] as const;
export type ConnectorState = (typeof CONNECTOR_STATES)[number];

export interface ConnectorFacts {
  readonly now: Date;
  readonly connected: boolean;
  /** When the last connection ended; `null` if none ever did. */
  readonly disconnectedAt: Date | null;
  /** When anything was last received; `null` before the first connection. */
  readonly lastSeenAt: Date | null;
  /** ChargePointStatus of the connector as last reported, whether OCPP 1.6 has it or not; `null` before the first report. */
  readonly ocppStatus: string | null;
  /** Time without a connection before it is shown as offline: some firmware drops and reopens sockets all day. */
  readonly offlineAfterSeconds: number;
}

const STATE_OF_STATUS: Readonly<Record<string, ConnectorState>> = {
  Available: 'free',
  Preparing: 'preparing',
  Charging: 'charging',
  SuspendedEV: 'car-paused',
  SuspendedEVSE: 'station-paused',
  Finishing: 'finished',
  Reserved: 'reserved',
  Unavailable: 'out-of-order',
  Faulted: 'fault',
};

/** Problems first, then activity, then free ones: the order of the Status page. */
const ATTENTION: readonly ConnectorState[] = [
  'fault',
  'offline',
  'out-of-order',
  'never-connected',
  'other-status',
  'charging',
  'station-paused',
  'car-paused',
  'finished',
  'preparing',
  'reserved',
  'free',
];

/** From the least to the most informative connector of an EVSE (GreenFlux). */
const TELLING: readonly ConnectorState[] = [
  'never-connected',
  'offline',
  'fault',
  'out-of-order',
  'free',
  'other-status',
  'reserved',
  'preparing',
  'finished',
  'station-paused',
  'car-paused',
  'charging',
];

/**
 * The status of a charging point: the last one reported, while it is connected or was until a moment ago.
 * `never-connected` until it has reported a status for the first time.
 */
export const connectorState = (facts: ConnectorFacts): ConnectorState => {
  if (!facts.connected) {
    const lostAt = facts.disconnectedAt ?? facts.lastSeenAt;
    if (lostAt === null) return 'never-connected';
    if (facts.now.getTime() - lostAt.getTime() > facts.offlineAfterSeconds * 1_000) return 'offline';
  }
  if (facts.ocppStatus === null) return 'never-connected';
  return Object.hasOwn(STATE_OF_STATUS, facts.ocppStatus)
    ? (STATE_OF_STATUS[facts.ocppStatus] ?? 'other-status')
    : 'other-status';
};

/** For sorting: the lower, the more it needs attention. */
export const attentionRank = (state: ConnectorState): number => {
  return ATTENTION.indexOf(state);
};

/** Whether the owner should act on this status. */
export const isProblem = (state: ConnectorState): boolean => {
  return state === 'fault' || state === 'offline';
};

/**
 * The status of a charging point with several plugs of which one is used at a time: that of its most informative plug.
 */
export const evseState = (connectors: readonly ConnectorState[]): ConnectorState => {
  return connectors.reduce<ConnectorState>(
    (most, state) => (TELLING.indexOf(state) > TELLING.indexOf(most) ? state : most),
    'never-connected',
  );
};
