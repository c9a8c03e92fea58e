/** How one charge point differs from the rule, for as long as it is connected. */
export interface ConnectionSettings {
  /**
   * `on`: silent ones are pinged, and dropped when they stay silent. `defer`: pinged, and dropped only after
   * `silenceMs` without a frame, since no pong proves nothing. `off`: the same, without pings.
   */
  ping: 'on' | 'defer' | 'off';
  /** Without a frame for so long it is gone, where pings do not tell. */
  silenceMs: number;
  /** Some chargers offer no subprotocol at all and still speak 1.6. */
  assumeOcpp16: boolean;
  /** Some lose an answer to StartTransaction that comes at once. */
  startAnswerDelayMs: number;
  /** Some write `{,"a":1}`. */
  repairLeadingComma: boolean;
  /** Nobody has accepted it yet: until its boot is accepted it may only boot and tell of transactions. */
  bootRefused: boolean;
}

const STANDARD: ConnectionSettings = {
  ping: 'on',
  // 2.5 intervals of the heartbeats that it was asked for.
  silenceMs: 750_000,
  assumeOcpp16: false,
  startAnswerDelayMs: 0,
  repairLeadingComma: false,
  bootRefused: false,
};

/** One object for all that need nothing special: thousands of connections share it. */
export const settingsOf = (given: Partial<ConnectionSettings> | undefined): ConnectionSettings =>
  given === undefined ? STANDARD : { ...STANDARD, ...given };
