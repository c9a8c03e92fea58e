import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { en } from './texts.en.ts';

export type SettingName = keyof Quirks;
export type ValueWord = keyof (typeof en)['values'];

/** How a setting is entered. */
export type SettingInput =
  | { readonly kind: 'choice'; readonly values: readonly ValueWord[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'numbers' }
  | { readonly kind: 'measurands' };

const choice = (...values: ValueWord[]): SettingInput => ({ kind: 'choice', values });
const number = (min: number, max: number): SettingInput => ({ kind: 'number', min, max });

export const settingInputs: Readonly<Record<SettingName, SettingInput>> = {
  ping: choice('on', 'defer', 'off'),
  assumeOcpp16: { kind: 'yes-no' },
  responseDelayMs: number(0, 10_000),
  setUp: choice('normal', 'skip', 'quiet'),
  zonelessTime: choice('utc', 'station'),
  register: choice('auto', 'lifetime', 'session', 'kwh'),
  reverseUid: { kind: 'yes-no' },
  textRepair: choice('none', 'leading-comma'),
  measurands: { kind: 'measurands' },
  stackLevel: number(0, 100),
  profileKind: choice('Absolute', 'Relative'),
  profileUnit: choice('A', 'W'),
  minimumCurrentA: number(0, 32),
  currentStepsA: { kind: 'numbers' },
  pausesAtZero: { kind: 'yes-no' },
  limitAfterPause: choice('taken', 'ignored'),
  profilesAfterReconnect: choice('kept', 'lost'),
  configurationKeysAtOnce: number(1, 100),
  changeAvailability: { kind: 'yes-no' },
  idTagLength: number(4, 20),
  booleans: choice('true-false', 'one-zero'),
  closeAfterUnanswered: number(1, 100),
  offlineAfterSeconds: number(10, 86_400),
};

export const settingNames = Object.keys(STANDARD) as SettingName[];

/** The API's type for settings, in which absent ones may be `undefined`. */
export type GivenSettings = { readonly [Name in SettingName]?: Quirks[Name] | undefined };

/** The settings with one changed; `undefined` means inherited. */
export const withSetting = (settings: GivenSettings, name: SettingName, value: unknown): GivenSettings => {
  const { [name]: _before, ...others } = settings;
  return value === undefined ? others : { ...others, [name]: value };
};
