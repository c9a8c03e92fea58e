import { applyChanges, type ListChange, type ListContent } from './listed-card.ts';

/** `behind`: it should be sent but is not (not connected, not requested yet). `syncing`: calls are in progress. */
export const LOCAL_LIST_STATES = [
  'unknown',
  'not-supported',
  'syncing',
  'in-step',
  'behind',
  'failed',
] as const;
export type LocalListState = (typeof LOCAL_LIST_STATES)[number];

/** What is known of the local authorization list in a charge point. */
export interface LocalList {
  readonly state: LocalListState;
  /** The highest version sent or reported. */
  readonly version: number;
  /** The version of which `acknowledged` is the content; `null`: the content is not known. */
  readonly acknowledgedVersion: number | null;
  readonly acknowledged: ListContent;
  /** LocalAuthListMaxLength and SendLocalListMaxLength, `null` while unknown. */
  readonly maxEntries: number | null;
  readonly maxPerMessage: number | null;
  /** The charge point's status, or `no-answer`: why it is not in step. */
  readonly problem: string | null;
  /** Failures since it was last in step. */
  readonly attempts: number;
  readonly retryAt: Date | null;
}

export const UNKNOWN_LIST: LocalList = {
  state: 'unknown',
  version: 0,
  acknowledgedVersion: null,
  acknowledged: new Map(),
  maxEntries: null,
  maxPerMessage: null,
  problem: null,
  attempts: 0,
  retryAt: null,
};

export interface SentList {
  readonly version: number;
  readonly updateType: 'Full' | 'Differential';
  readonly changes: readonly ListChange[];
}

/** The result of a call about the list. */
export type LocalListEvent =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'limits'; readonly maxEntries: number | null; readonly maxPerMessage: number | null }
  | { readonly kind: 'sent'; readonly list: SentList; readonly status: string }
  | { readonly kind: 'not-supported' }
  /** It was never sent. */
  | { readonly kind: 'not-connected' }
  /** A CALLERROR, an unreadable answer, or none: the next version query shows what became of it. */
  | { readonly kind: 'failed'; readonly problem: string };

/** listVersion is an int32; 0 and −1 have other meanings. */
export const MAX_LIST_VERSION = 2_147_483_647;
const FIRST_RETRY_MS = 60_000;
const MAX_RETRY_DELAY_MS = 24 * 60 * 60_000;

/**
 * What is known of the list after an answer.
 *
 * | heard | what is known then |
 * |---|---|
 * | version −1, NotSupported | the charge point has no lists |
 * | version 0 | its list is empty |
 * | the acknowledged version | its list is the acknowledged one |
 * | another version | nothing: the next message is a Full one |
 * | Accepted | its list is what was sent |
 * | Failed, VersionMismatch | nothing; a differential one is followed by a Full one at once, but only the first time |
 * | nothing, a CALLERROR | what was known before, tried again later |
 */
export const afterListEvent = (list: LocalList, event: LocalListEvent, now: Date): LocalList => {
  switch (event.kind) {
    case 'version':
      return event.version === -1 ? withoutLists(list) : withVersion(list, event.version);
    case 'limits':
      return { ...list, maxEntries: event.maxEntries, maxPerMessage: event.maxPerMessage };
    case 'sent':
      return afterSent(list, event.list, event.status, now);
    case 'not-supported':
      return withoutLists(list);
    case 'not-connected':
      return { ...list, state: 'behind' };
    case 'failed':
      return retried(list, event.problem, now);
  }
};

const withoutLists = (list: LocalList): LocalList => {
  return { ...list, state: 'not-supported', problem: null, attempts: 0, retryAt: null };
};

const withVersion = (list: LocalList, version: number): LocalList => {
  const highest = Math.min(MAX_LIST_VERSION, Math.max(list.version, version));
  if (version === 0) return { ...list, version: highest, acknowledgedVersion: 0, acknowledged: new Map() };
  const isKnown = version === list.acknowledgedVersion;
  return { ...list, version: highest, acknowledgedVersion: isKnown ? version : null };
};

const afterSent = (list: LocalList, sent: SentList, status: string, now: Date): LocalList => {
  // The answer to a message that was overtaken by a later one: the next version query is more reliable.
  if (sent.version < list.version) return list;
  if (status === 'NotSupported') return withoutLists(list);
  if (status === 'Accepted') {
    const base = sent.updateType === 'Full' ? new Map() : list.acknowledged;
    const isKnown = sent.updateType === 'Full' || list.acknowledgedVersion !== null;
    return {
      ...list,
      version: sent.version,
      acknowledgedVersion: isKnown ? sent.version : null,
      acknowledged: applyChanges(base, sent.changes),
    };
  }
  const unknown = { ...list, version: sent.version, acknowledgedVersion: null };
  const isFirst = sent.updateType === 'Differential' && list.attempts === 0;
  return isFirst ? { ...unknown, problem: status, attempts: 1 } : retried(unknown, status, now);
};

const retried = (list: LocalList, problem: string, now: Date): LocalList => {
  const attempts = list.attempts + 1;
  const waitMs = Math.min(MAX_RETRY_DELAY_MS, FIRST_RETRY_MS * 4 ** (attempts - 1));
  return { ...list, state: 'failed', problem, attempts, retryAt: new Date(now.getTime() + waitMs) };
};
