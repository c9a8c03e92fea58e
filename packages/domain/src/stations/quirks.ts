/**
 * How a charge point deviates from the specification, as data: resolved from its quirk profile (vendor, model,
 * firmware) and its own overrides. No handler knows a vendor's name. Sources: the seed of the quirk profiles.
 */
export interface Quirks {
  /**
   * WebSocket pings: `defer` for chargers that never answer them, so that only a long silence counts; `off` for those
   * that drop a socket when pinged.
   */
  readonly ping: 'on' | 'defer' | 'off';
  /** It offers no subprotocol but speaks 1.6. */
  readonly assumeOcpp16: boolean;
  /** Wait this long before answering a StartTransaction. */
  readonly responseDelayMs: number;
  /** `quiet`: nothing is sent unless a person requests it. `skip`: set-up is left out, everything else is sent. */
  readonly setUp: 'normal' | 'skip' | 'quiet';
  /** The zone of a timestamp without one; `station` is the station's local time. */
  readonly zonelessTime: 'utc' | 'station';
  /**
   * Meter values: on the same scale as the registers at start and stop, or counted from the start of the session; `kwh`:
   * all of them are kWh although it says Wh.
   */
  readonly register: 'auto' | 'lifetime' | 'session' | 'kwh';
  /** The bytes of a card's UID arrive in reverse order. */
  readonly reverseUid: boolean;
  /** `leading-comma`: `{,"a":1}` is read as `{"a":1}`. */
  readonly textRepair: 'none' | 'leading-comma';
  /** Measurand as the charger names it → its actual meaning; `ignore` drops its values. */
  readonly measurands: Readonly<Record<string, string>>;
  /** Highest stack level it accepts for a charging profile; null: as it reports. */
  readonly stackLevel: number | null;
  /** The form of charging profiles that it accepts. */
  readonly profileKind: 'Absolute' | 'Relative';
  readonly profileUnit: 'A' | 'W' | null;
  /** It does not charge below this, A per phase. */
  readonly minimumCurrentA: number;
  /** Supported currents, A per phase; empty: any. */
  readonly currentStepsA: readonly number[];
  /** Whether it accepts a limit of 0, which is a pause. */
  readonly pausesAtZero: boolean;
  /** The first limit after a pause is `ignored` although accepted: it is sent a second time. */
  readonly limitAfterPause: 'taken' | 'ignored';
  /** What happens to its charging profiles when the connection is lost: `lost` ones are sent again. */
  readonly profilesAfterReconnect: 'kept' | 'lost';
  /** Keys per GetConfiguration; null: all at once. */
  readonly configurationKeysAtOnce: number | null;
  /** Whether ChangeAvailability may be sent at all. */
  readonly changeAvailability: boolean;
  /** The longest id tag that it returns unchanged. */
  readonly idTagLength: number;
  /** How it writes boolean configuration values. */
  readonly booleans: 'true-false' | 'one-zero';
  /**
   * After this many unanswered calls in a row its socket is closed, since it only responds again after reconnecting.
   */
  readonly closeAfterUnanswered: number | null;
  /** Time without a connection before it is shown as offline. */
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
