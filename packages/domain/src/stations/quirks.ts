/**
 * How a charge point behaves beside the specification, as data: resolved from its quirk profile (vendor, model,
 * firmware) and its own overrides. No handler knows a vendor's name. Sources: the seed of the quirk profiles.
 */
export interface Quirks {
  /** WebSocket pings: `defer` for those that answer none, so that only long silence tells; `off` for those that drop a socket that pings them. */
  readonly ping: 'on' | 'defer' | 'off';
  /** It offers no subprotocol and speaks 1.6 all the same. */
  readonly assumeOcpp16: boolean;
  /** Wait this long before answering a StartTransaction. */
  readonly responseDelayMs: number;
  /** `quiet`: nothing is sent that no person asked for. `skip`: set-up is left out, the rest goes on. */
  readonly setUp: 'normal' | 'skip' | 'quiet';
  /** What a timestamp without zone means; `station` is the station's local time. */
  readonly zonelessTime: 'utc' | 'station';
  /** Meter values: on the scale of the registers at start and stop, or from the session's start on. */
  readonly register: 'auto' | 'lifetime' | 'session';
  /** Bytes of a card's UID come in the other order. */
  readonly reverseUid: boolean;
  /** `leading-comma`: `{,"a":1}` is read as `{"a":1}`. */
  readonly textRepair: 'none' | 'leading-comma';
  /** Measurand as the charger names it → as it is meant; `ignore` leaves its values out. */
  readonly measurands: Readonly<Record<string, string>>;
  /** Highest stack level that it accepts for a charging profile; null: what it reports. */
  readonly stackLevel: number | null;
  /** Form of charging profiles that it takes. */
  readonly profileKind: 'Absolute' | 'Relative';
  readonly profileUnit: 'A' | 'W' | null;
  /** Below this it does not charge, A per phase. */
  readonly minimumCurrentA: number;
  /** Currents that take effect, A per phase; none named: any. */
  readonly currentStepsA: readonly number[];
  /** Whether it takes a limit of 0, which is a pause. */
  readonly pausesAtZero: boolean;
  /** The first limit after a pause is `ignored`, though accepted: it is sent once more. */
  readonly limitAfterPause: 'taken' | 'ignored';
  /** What its charging profiles are when it comes back: `lost` ones are sent again. */
  readonly profilesAfterReconnect: 'kept' | 'lost';
  /** Keys per GetConfiguration; null: all at once. */
  readonly configurationKeysAtOnce: number | null;
  /** Whether ChangeAvailability may be sent at all. */
  readonly changeAvailability: boolean;
  /** Longest id tag that survives a round trip through it. */
  readonly idTagLength: number;
  /** Value of a boolean configuration key. */
  readonly booleans: 'true-false' | 'one-zero';
  /** After so many calls in a row without answer its socket is closed, since it only listens when it reconnects. */
  readonly closeAfterUnanswered: number | null;
  /** Time without a connection until it is shown as offline. */
  readonly offlineAfterSeconds: number;
}

export const STANDARD: Quirks = {
  ping: 'on',
  assumeOcpp16: false,
  responseDelayMs: 0,
  setUp: 'normal',
  zonelessTime: 'utc',
  register: 'auto',
  reverseUid: false,
  textRepair: 'none',
  measurands: {},
  stackLevel: null,
  profileKind: 'Absolute',
  profileUnit: null,
  minimumCurrentA: 6,
  currentStepsA: [],
  pausesAtZero: true,
  limitAfterPause: 'taken',
  profilesAfterReconnect: 'kept',
  configurationKeysAtOnce: null,
  changeAvailability: true,
  idTagLength: 20,
  booleans: 'true-false',
  closeAfterUnanswered: 3,
  offlineAfterSeconds: 90,
};
