/** Events at a session's connector, in order; from the start of the session, also after its stop. */
export type IdleEvent =
  | { readonly at: Date; readonly kind: 'status'; readonly status: string }
  | { readonly at: Date; readonly kind: 'power'; readonly powerW: number };

export interface Idle {
  /** Whole seconds so far. */
  readonly seconds: number;
  /** When it was idle so far, in order. */
  readonly intervals: readonly IdleInterval[];
  /** Since when the car has been idle, `null` if it is not. */
  readonly since: Date | null;
  /** The cable is out or there is no car any more: nothing will be added. */
  readonly isOver: boolean;
}

export interface IdleInterval {
  readonly from: Date;
  readonly until: Date;
}

/** Below this a car is not charging. */
const REAL_POWER_W = 300;
/** How long the power may stay low before the car counts as idle, without the charge point saying so. */
const LOW_POWER_MS = 10 * 60_000;
/** Charging again for up to this long is a car that balances its battery. */
const RETURN_MS = 5 * 60_000;

type Phase = 'charging' | 'idle' | 'paused' | 'over';

/**
 * How long a car blocked its place without charging, after it had charged.
 *
 * | at the connector | the clock |
 * |---|---|
 * | SuspendedEV, or Finishing (the cable is still in) | runs |
 * | Charging with less than 300 W for 10 min | runs from then on |
 * | Charging with real power for over 5 min | stands from the power's return on |
 * | Charging with real power for up to 5 min between idle times | runs on |
 * | SuspendedEVSE, Faulted | stands: not the car's doing |
 * | Available, Preparing, Reserved, Unavailable | ends |
 */
export const idleOf = (events: readonly IdleEvent[], until: Date): Idle => {
  let state: IdleState = START;
  for (const event of events) {
    if (event.at > until || state.phase === 'over') break;
    state = apply(advance(state, event.at), event);
  }
  if (state.phase !== 'over') state = advance(state, until);
  return {
    seconds: Math.floor(
      state.intervals.reduce((sum, { from, until: end }) => sum + (+end - +from), 0) / 1000,
    ),
    intervals: state.intervals,
    since: state.phase === 'idle' ? state.idleSince : null,
    isOver: state.phase === 'over',
  };
};

interface IdleState {
  readonly at: Date | null;
  readonly phase: Phase;
  readonly intervals: readonly IdleInterval[];
  readonly idleSince: Date | null;
  /** Charging again after idle time: counted as idle if it does not last. */
  readonly returnedAt: Date | null;
  readonly status: string | null;
  readonly powerW: number | null;
  readonly lowSince: Date | null;
  /** Only a car that has charged can be idle. */
  readonly hasCharged: boolean;
}

const START: IdleState = {
  at: null,
  phase: 'charging',
  intervals: [],
  idleSince: null,
  returnedAt: null,
  status: null,
  powerW: null,
  lowSince: null,
  hasCharged: false,
};

const ENDS: ReadonlySet<string> = new Set(['Available', 'Preparing', 'Reserved', 'Unavailable']);

/** Time passes without an event. */
const advance = (state: IdleState, to: Date): IdleState => {
  const { at, lowSince, status } = state;
  if (at === null || to <= at) return { ...state, at: state.at ?? to };
  if (state.phase === 'idle') return { ...state, at: to, intervals: withInterval(state, at, to) };
  const countsPower = status === null || status === 'Charging';
  const idleFrom = lowSince === null || !countsPower ? null : new Date(+lowSince + LOW_POWER_MS);
  if (state.phase !== 'charging' || !state.hasCharged || idleFrom === null || idleFrom > to)
    return { ...state, at: to };
  const from = idleFrom > at ? idleFrom : at;
  return { ...state, at: to, phase: 'idle', idleSince: from, intervals: withInterval(state, from, to) };
};

/** One that goes on is one interval. */
const withInterval = ({ intervals }: IdleState, from: Date, until: Date): readonly IdleInterval[] => {
  const last = intervals.at(-1);
  if (from >= until) return intervals;
  return last && +last.until === +from
    ? [...intervals.slice(0, -1), { from: last.from, until }]
    : [...intervals, { from, until }];
};

const apply = (state: IdleState, event: IdleEvent): IdleState => {
  const next = event.kind === 'status' ? { ...state, status: event.status } : withPower(state, event);
  if (ENDS.has(next.status ?? '')) {
    // The status before the start says nothing about this car yet.
    return next.hasCharged || next.phase === 'idle'
      ? { ...countReturn(next, event.at), phase: 'over' }
      : next;
  }
  if (next.status === 'SuspendedEVSE' || next.status === 'Faulted')
    return { ...countReturn(next, event.at), phase: 'paused', idleSince: null };
  if (next.status === 'SuspendedEV' || next.status === 'Finishing') return becomeIdle(next, event.at);
  return charges(next) ? charge(next, event.at) : lingers(next);
};

const withPower = (state: IdleState, { at, powerW }: Extract<IdleEvent, { kind: 'power' }>): IdleState => {
  const isLow = powerW < REAL_POWER_W;
  return { ...state, powerW, lowSince: isLow ? (state.lowSince ?? at) : null };
};

/** Charge points that measure no power are believed when they report Charging. */
const charges = ({ status, powerW }: IdleState): boolean => {
  return powerW === null ? status === 'Charging' : powerW >= REAL_POWER_W;
};

const charge = (state: IdleState, at: Date): IdleState => {
  const wasIdle = state.phase === 'idle';
  return {
    ...state,
    hasCharged: true,
    phase: 'charging',
    idleSince: null,
    returnedAt: wasIdle ? at : state.phase === 'paused' ? null : state.returnedAt,
  };
};

/** No real power, and no status that explains it: idle time continues; a car that is charging is given ten minutes. */
const lingers = (state: IdleState): IdleState => {
  return state.phase === 'paused' ? { ...state, phase: 'charging' } : state;
};

const becomeIdle = (state: IdleState, at: Date): IdleState => {
  if (!state.hasCharged) return state;
  const counted = countReturn(state, at);
  const isGoingOn = counted.phase === 'idle' && counted.idleSince !== null;
  return { ...counted, phase: 'idle', idleSince: isGoingOn ? counted.idleSince : at };
};

/** A short return to charging counts as idle once it is over. */
const countReturn = (state: IdleState, at: Date): IdleState => {
  if (state.phase !== 'charging' || state.returnedAt === null) return { ...state, returnedAt: null };
  const isShort = +at - +state.returnedAt <= RETURN_MS;
  const intervals = isShort ? withInterval(state, state.returnedAt, at) : state.intervals;
  return { ...state, intervals, returnedAt: null };
};
