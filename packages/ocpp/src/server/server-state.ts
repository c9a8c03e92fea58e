import { AttemptLimiter } from '../rate-limit/attempt-limiter.ts';
import { PATIENCE, type Patience } from '../calls/patience.ts';
import type { CentralSystemOptions, CentralSystemStats } from './options.ts';
import type { AdmissionLimits } from './admission-limits.ts';
import type { Connection } from './connection.ts';

/** What the parts of one central system share. */
export interface ServerState<T> {
  options: CentralSystemOptions<T>;
  limits: AdmissionLimits;
  patience: Patience;
  stats: CentralSystemStats;
  /** The current connection of each charge point, by key. */
  current: Map<string, Connection<T>>;
  /** All that are open, the replaced ones included. */
  open: Set<Connection<T>>;
  /** Who flooded lately, by charge point and address. */
  floods: AttemptLimiter;
  /** What each charge point has used of the rates of its actions. */
  actions: ReadonlyMap<string, AttemptLimiter>;
  draining: boolean;
  now(): Date;
}

const DEFAULT_LIMITS: AdmissionLimits = {
  upgrades: { perSecond: 300, burst: 600 },
  upgradesPerAddress: { perSecond: 10, burst: 100 },
  failuresPerAddress: { perSecond: 0.1, burst: 15 },
  failuresPerIdentity: { perSecond: 1 / 60, burst: 5 },
  pendingUpgrades: 500,
  deadlineMs: 5_000,
  refusalStepMs: 500,
  messagesPerConnection: { perSecond: 200, burst: 300 },
  // Transaction ids are 31 bits: at this rate a thousand chargers that do nothing else need 248 days to use them up.
  actionsPerIdentity: {
    StartTransaction: { perSecond: 0.1, burst: 500 },
    DataTransfer: { perSecond: 1, burst: 500 },
    SecurityEventNotification: { perSecond: 0.1, burst: 200 },
  },
  floods: { perSecond: 1 / 30, burst: 1 },
};

export const createServerState = <T>(options: CentralSystemOptions<T>): ServerState<T> => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return {
    options,
    limits,
    patience: { ...PATIENCE, ...options.patience },
    floods: new AttemptLimiter(limits.floods),
    actions: new Map(
      Object.entries(limits.actionsPerIdentity).map(([action, rate]) => [action, new AttemptLimiter(rate)]),
    ),
    current: new Map(),
    open: new Set(),
    draining: false,
    now: () => options.now?.() ?? new Date(),
    stats: {
      connections: 0,
      pendingUpgrades: 0,
      upgradesAccepted: 0,
      upgradesRefused: {},
      connectionsReplaced: 0,
      callsReceived: 0,
      callErrorsSent: 0,
      handlersRunning: 0,
      handlerFailures: 0,
      framesUnreadable: 0,
      framesRepaired: 0,
      floodsClosed: 0,
      callsSent: 0,
      callsUnanswered: 0,
    },
  };
};

/** Hooks of the caller may fail; the central system must not. */
export const runHook = <T>(server: ServerState<T>, identity: string, hook: string, run: () => void): void => {
  try {
    run();
  } catch (error) {
    server.options.onFault?.(error, { identity, action: hook });
  }
};
