/** The last message of a page. */
export interface MessageCursor {
  readonly receivedAt: Date;
  readonly id: string;
}

export const writeMessageCursor = ({ receivedAt, id }: MessageCursor): string =>
  `${receivedAt.getTime()}-${id}`;

/** Reads the cursor from a URL; 'malformed' if we did not write it. */
export const readMessageCursor = (text: string | undefined): MessageCursor | null | 'malformed' => {
  if (text === undefined) return null;
  const [, ms, id] = /^(\d{1,15})-(\d{1,18})$/.exec(text) ?? [];
  return ms === undefined || id === undefined ? 'malformed' : { receivedAt: new Date(Number(ms)), id };
};
