import type { Quirks } from '../stations/quirks.ts';
import { KNOWN_KEYS, knownKey, type KeyKind } from './known-keys.ts';

/** A key as a charger last reported it. */
export interface ReportedKey {
  readonly key: string;
  readonly value: string | null;
  readonly readonly: boolean;
}

export type ValueProblem =
  | 'read-only'
  | 'not-a-boolean'
  | 'not-a-whole-number'
  | 'out-of-range'
  | 'too-many-members';

const kindOf = (key: string): KeyKind => {
  const known = knownKey(key);
  return known === null ? { kind: 'text' } : KNOWN_KEYS[known];
};

const asBoolean = (value: string): boolean | null => {
  const folded = value.trim().toLowerCase();
  if (folded === 'true' || folded === '1') return true;
  return folded === 'false' || folded === '0' ? false : null;
};

/** The members of a comma-separated list. */
export const listMembers = (value: string): string[] =>
  value
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');

/** How many members a list may have: `<Key>MaxLength` (OCPP 1.6, 9); null if the charger does not say. */
export const maxListLength = (key: string, reported: readonly ReportedKey[]): number | null => {
  const name = `${key}MaxLength`.toLowerCase();
  const value = reported.find((each) => each.key.toLowerCase() === name)?.value;
  return value && /^\d+$/.test(value.trim()) ? Number(value) : null;
};

/** Why a value cannot work, as far as is known; a person may send it anyway. */
export const valueProblem = (
  key: string,
  value: string,
  reported: readonly ReportedKey[],
): ValueProblem | null => {
  if (reported.some((each) => each.key === key && each.readonly)) return 'read-only';
  const kind = kindOf(key);
  switch (kind.kind) {
    case 'boolean':
      return asBoolean(value) === null ? 'not-a-boolean' : null;
    case 'number':
      if (!/^\d{1,9}$/.test(value.trim())) return 'not-a-whole-number';
      return Number(value) < kind.min || Number(value) > kind.max ? 'out-of-range' : null;
    case 'list': {
      const most = maxListLength(key, reported);
      return most !== null && listMembers(value).length > most ? 'too-many-members' : null;
    }
    case 'text':
      return null;
  }
};

/** A value in the style of this charger. */
export const writtenValue = (key: string, value: string, { booleans }: Pick<Quirks, 'booleans'>): string => {
  const kind = kindOf(key).kind;
  if (kind === 'number') return value.trim();
  if (kind === 'list') return listMembers(value).join(',');
  const flag = kind === 'boolean' ? asBoolean(value) : null;
  if (flag === null) return value;
  return booleans === 'one-zero' ? (flag ? '1' : '0') : String(flag);
};

/** Whether two values of a key mean the same: chargers have their own ways to write booleans and lists. */
export const sameValue = (key: string, a: string, b: string): boolean => {
  const kind = kindOf(key).kind;
  const flags = [asBoolean(a), asBoolean(b)];
  if (kind === 'boolean' && flags[0] !== null) return flags[0] === flags[1];
  if (kind === 'list') return listMembers(a).join() === listMembers(b).join();
  return a.trim() === b.trim();
};
