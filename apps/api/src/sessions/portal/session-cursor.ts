import type { Cursor } from './store.ts';

/** A cursor as opaque text for URLs: end in milliseconds (empty while running) and id. */
export const writeCursor = ({ endedAt, id }: Cursor): string => `${endedAt?.getTime() ?? ''}.${id}`;

/** Reads the cursor from a URL; 'malformed' if we did not write it. */
export const readCursor = (text: string | undefined): Cursor | null | 'malformed' => {
  if (text === undefined) return null;
  const match = /^(\d{1,15})?\.(\d{1,10})$/.exec(text);
  if (!match) return 'malformed';
  const [, endedAt, id] = match;
  return { endedAt: endedAt === undefined ? null : new Date(Number(endedAt)), id: Number(id) };
};
