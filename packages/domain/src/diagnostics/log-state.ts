/**
 * The state of a log request. `received`: the file is here. `uploaded`: the charger says it uploaded it to the given
 * address. `nothing`: it has nothing to upload.
 */
export const LOG_STATES = [
  'requested',
  'sent',
  'uploading',
  'received',
  'uploaded',
  'nothing',
  'failed',
  'refused',
  'unknown',
  /** Replaced by a newer request to the same charger. */
  'replaced',
] as const;

export type LogState = (typeof LOG_STATES)[number];

const OVER: readonly LogState[] = [
  'received',
  'uploaded',
  'nothing',
  'failed',
  'refused',
  'unknown',
  'replaced',
];

/** Whether the request is finished. */
export const isLogOver = (state: LogState): boolean => {
  return OVER.includes(state);
};
