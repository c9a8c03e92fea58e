import type { Texts } from '#lib/texts.ts';
import type { texts as english } from './other-pages.en.ts';

const ofFeatures = import.meta.glob<Record<string, unknown>>(
  ['../../features/*/texts.nl.ts', '!../../features/{sign-in,status}/texts.nl.ts'],
  { eager: true, import: 'nl' },
);

/** `load-management` in a path is `loadManagement` among the texts. */
const namespaceOf = (path: string): string =>
  (path.split('/').at(-2) ?? '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Words of every page but the first: those that are listed in English. Each file is held to its English one. */
export const texts = Object.fromEntries(
  Object.entries(ofFeatures).map(([path, words]) => [namespaceOf(path), words]),
) as Texts<typeof english>;
