import { isMeasured } from '../metering/meter.ts';
import { factorySettings, type KeyKind } from './factory-settings.ts';

const longestValue = 500;

export type ChangeOutcome = 'Accepted' | 'RebootRequired' | 'Rejected' | 'NotSupported';

export interface Configuration {
  text(key: string): string;
  number(key: string): number;
  flag(key: string): boolean;
  list(key: string): string[];
  /** Set by the charge point itself, past read-only marks. */
  set(key: string, value: string): void;
  /** ChangeConfiguration, with the status it answers. */
  change(key: string, value: string): ChangeOutcome;
  /** GetConfiguration; all keys when none is named. */
  read(keys: readonly string[]): {
    configurationKey: { key: string; readonly: boolean; value: string }[];
    unknownKey: string[];
  };
  /** Changes that waited for a boot take effect. */
  boot(): void;
}

export const createConfiguration = (initial: Readonly<Record<string, string>>): Configuration => {
  const values = new Map(Object.entries(factorySettings).map(([key, rule]) => [key, rule.value]));
  for (const [key, value] of Object.entries(initial)) {
    if (ownName(key) === undefined) throw new Error(`No configuration key is called ${key}`);
    values.set(key, value);
  }
  const atNextBoot = new Map<string, string>();
  const text = (key: string) => values.get(key) ?? '';
  return {
    text,
    number: (key) => Number(text(key)),
    flag: (key) => text(key) === 'true',
    list: (key) => splitList(text(key)),
    set: (key, value) => void values.set(key, value),
    change(key, value) {
      const name = ownName(key);
      const rule = name === undefined ? undefined : factorySettings[name];
      if (name === undefined || rule === undefined) return 'NotSupported';
      if (rule.readonly || value.length > longestValue || !accepts[rule.kind](value)) return 'Rejected';
      if (!rule.rebootRequired) {
        values.set(name, value);
        return 'Accepted';
      }
      atNextBoot.set(name, value);
      return 'RebootRequired';
    },
    read(keys) {
      const names = keys.length === 0 ? [...values.keys()] : keys.flatMap((key) => ownName(key) ?? []);
      return {
        configurationKey: names.map((key) => ({
          key,
          readonly: factorySettings[key]?.readonly === true,
          value: text(key),
        })),
        unknownKey: keys.filter((key) => ownName(key) === undefined),
      };
    },
    boot() {
      for (const [key, value] of atNextBoot) values.set(key, value);
      atNextBoot.clear();
    },
  };
};

/** Keys are case-insensitive (CiString50Type). */
const ownName = (key: string): string | undefined => {
  const folded = key.toLowerCase();
  return Object.keys(factorySettings).find((name) => name.toLowerCase() === folded);
};

const accepts: Record<KeyKind, (value: string) => boolean> = {
  integer: (value) => /^\d{1,9}$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  measurands: (value) => splitList(value).every(isMeasured),
  text: () => true,
};

const splitList = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
