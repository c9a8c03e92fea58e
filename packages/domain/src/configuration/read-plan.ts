import type { ReportedKey } from './configuration-value.ts';
import { KNOWN_KEYS } from './known-keys.ts';

const pagesOf = (keys: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(keys.length / size) }, (_, page) =>
    keys.slice(page * size, (page + 1) * size),
  );

/**
 * The keys to read page by page from a charger that cannot return them all at once: those it reported before and the
 * standard ones. Keys of its own that it never reported cannot be found this way.
 */
export const pagesToRead = (keysAtOnce: number, knownBefore: readonly string[]): string[][] => {
  const own = new Set(knownBefore.map((key) => key.toLowerCase()));
  const standard = Object.keys(KNOWN_KEYS).filter((key) => !own.has(key.toLowerCase()));
  return pagesOf([...knownBefore, ...standard], Math.max(1, keysAtOnce));
};

interface Answer {
  readonly reported: readonly Pick<ReportedKey, 'key' | 'value'>[];
  readonly unknownKeys: readonly string[];
}

/**
 * The keys still to read after an answer to "all keys": those it left out, if the charger is known to return few at
 * once, or states GetConfigurationMaxKeys and returned exactly that many.
 */
export const pagesLeftOut = (
  { reported, unknownKeys }: Answer,
  knownBefore: readonly string[],
  keysAtOnce: number | null,
): string[][] => {
  const size = keysAtOnce ?? cutOffAt(reported);
  if (size === null || reported.length + unknownKeys.length === 0) return [];
  const spokenOf = new Set(
    [...reported.map(({ key }) => key), ...unknownKeys].map((key) => key.toLowerCase()),
  );
  const all = pagesToRead(1, knownBefore).flat();
  return pagesOf(
    all.filter((key) => !spokenOf.has(key.toLowerCase())),
    size,
  );
};

const cutOffAt = (reported: Answer['reported']): number | null => {
  const most = Number(reported.find(({ key }) => key.toLowerCase() === 'getconfigurationmaxkeys')?.value);
  return Number.isInteger(most) && most >= 1 && reported.length === most ? most : null;
};
