import { compareVersions } from './compare-versions.ts';
import { STANDARD, type Quirks } from './quirks.ts';

/** Quirks of a type of charger: those that match in vendor, model and firmware. */
export interface QuirkProfile {
  readonly id: string;
  readonly name: string;
  /** Case-insensitive, with `*` as a wildcard; null: any. */
  readonly vendor: string | null;
  readonly model: string | null;
  /** The first version it applies to, and the first it no longer applies to; null: no such bound. */
  readonly firmwareFrom: string | null;
  readonly firmwareUntil: string | null;
  readonly settings: Partial<Quirks>;
}

/** What a charger reports about itself (BootNotification); null: not reported yet. */
export interface ChargerKind {
  readonly vendor: string | null;
  readonly model: string | null;
  readonly firmwareVersion: string | null;
}

export type QuirkOrigin =
  | { readonly kind: 'standard' }
  | { readonly kind: 'profile'; readonly id: string; readonly name: string }
  | { readonly kind: 'charge-point' };

export interface ResolvedQuirks {
  readonly quirks: Quirks;
  readonly origins: Readonly<Record<keyof Quirks, QuirkOrigin>>;
}

const NAMES = Object.keys(STANDARD) as (keyof Quirks)[];
const FROM_STANDARD: QuirkOrigin = { kind: 'standard' };
const FROM_CHARGE_POINT: QuirkOrigin = { kind: 'charge-point' };

/** Whether a text matches a pattern: case-insensitive, `*` stands for any text, including none. */
export const fitsPattern = (pattern: string, text: string): boolean => {
  const [first = '', ...rest] = pattern.trim().toLowerCase().split('*');
  const folded = text.trim().toLowerCase();
  const last = rest.pop();
  if (last === undefined) return folded === first;
  if (!folded.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = folded.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return folded.length - last.length >= from && folded.endsWith(last);
};

/** If a charger did not report something, only profiles that do not require it match. */
export const fitsCharger = (profile: Omit<QuirkProfile, 'settings'>, charger: ChargerKind): boolean => {
  const { firmwareFrom, firmwareUntil } = profile;
  if (!fitsName(profile.vendor, charger.vendor) || !fitsName(profile.model, charger.model)) return false;
  if (firmwareFrom === null && firmwareUntil === null) return true;
  const version = charger.firmwareVersion;
  if (version === null) return false;
  return (
    (firmwareFrom === null || compareVersions(version, firmwareFrom) >= 0) &&
    (firmwareUntil === null || compareVersions(version, firmwareUntil) < 0)
  );
};

const fitsName = (pattern: string | null, name: string | null): boolean =>
  pattern === null || (name !== null && fitsPattern(pattern, name));

/** The most specific first: a named model before a vendor, then a firmware range, then the longer pattern. */
export const bySpecificity = (a: QuirkProfile, b: QuirkProfile): number => {
  const ranksA = ranksOf(a);
  const differing = ranksOf(b).map((rank, index) => rank - (ranksA[index] ?? 0));
  return differing.find((difference) => difference !== 0) ?? (a.name < b.name ? -1 : 1);
};

const ranksOf = ({ vendor, model, firmwareFrom, firmwareUntil }: QuirkProfile): number[] => {
  const bounds = Number(firmwareFrom !== null) + Number(firmwareUntil !== null);
  return [Math.min(1, lettersOf(model)), bounds, lettersOf(model), lettersOf(vendor)];
};

const lettersOf = (pattern: string | null): number => (pattern ?? '').replaceAll('*', '').length;

/**
 * The quirks of one charger, and where each comes from: its own override, otherwise the most specific matching profile
 * that has that setting, otherwise the standard. Unknown settings are ignored.
 */
export const resolveQuirks = (
  profiles: readonly QuirkProfile[],
  charger: ChargerKind,
  overrides: Partial<Quirks>,
): ResolvedQuirks => {
  const layers: { settings: Partial<Quirks>; origin: QuirkOrigin }[] = [
    { settings: overrides, origin: FROM_CHARGE_POINT },
    ...profiles
      .filter((profile) => fitsCharger(profile, charger))
      .toSorted(bySpecificity)
      .map(({ id, name, settings }) => ({ settings, origin: { kind: 'profile', id, name } as const })),
    { settings: STANDARD, origin: FROM_STANDARD },
  ];
  const found = NAMES.map((name) => {
    const layer = layers.find(({ settings }) => settings[name] !== undefined);
    return { name, value: layer?.settings[name], origin: layer?.origin };
  });
  return {
    quirks: Object.fromEntries(found.map(({ name, value }) => [name, value])) as unknown as Quirks,
    origins: Object.fromEntries(found.map(({ name, origin }) => [name, origin])) as ResolvedQuirks['origins'],
  };
};
