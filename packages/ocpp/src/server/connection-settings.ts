import type { ConnectionSettings } from './options.ts';

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
export function settingsOf(given: Partial<ConnectionSettings> | undefined): ConnectionSettings {
  return given === undefined ? STANDARD : { ...STANDARD, ...given };
}
