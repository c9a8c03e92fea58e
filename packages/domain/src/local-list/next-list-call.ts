import { listChanges, type ListContent } from './listed-card.ts';
import { MAX_LIST_VERSION, type LocalList, type SentList } from './local-list.ts';

/** What to request or send next; `null`: the charge point has the desired list. */
export type ListCall =
  | { readonly kind: 'ask-version' }
  | { readonly kind: 'ask-limits' }
  | { readonly kind: 'send'; readonly list: SentList };

export interface ListStep {
  readonly call: ListCall | null;
  readonly list: LocalList;
  /** Cards that do not fit in the charge point's list. */
  readonly leftOut: number;
}

/** Entries per message for a charge point that does not state its limit. */
const PER_MESSAGE = 50;

/** Starts a synchronisation: nothing is sent until the charge point has reported its version. */
export const beginListSync = (list: LocalList): ListStep => {
  return { call: { kind: 'ask-version' }, list: { ...list, state: 'syncing', retryAt: null }, leftOut: 0 };
};

/**
 * The next step of a synchronisation, after the version was asked or an answer came in.
 *
 * | known of the charge point | next |
 * |---|---|
 * | it has no lists, or the call failed | none, as `list.state` says |
 * | nothing, nor its limits | ask them, once |
 * | its content, and it is the desired one | none: `in-step` |
 * | its content | Differential with what is different, as much as a message may hold |
 * | not its content, or that it is empty | Full with the first of the cards, Differentials with the rest |
 * @param mayAskLimits false when they were asked, or must not be
 */
export const nextListCall = (list: LocalList, desired: ListContent, mayAskLimits: boolean): ListStep => {
  const fitting = fittingList(list, desired);
  const leftOut = desired.size - fitting.size;
  if (list.state !== 'syncing') return { call: null, list, leftOut };
  const base = list.acknowledgedVersion === null ? null : list.acknowledged;
  if (base !== null && listChanges(base, fitting).length === 0) {
    return { call: null, list: inStep(list), leftOut };
  }
  if (mayAskLimits && !list.acknowledgedVersion && list.maxPerMessage === null) {
    return { call: { kind: 'ask-limits' }, list, leftOut };
  }
  const sent = nextMessage(list, base, fitting);
  return { call: { kind: 'send', list: sent }, list: { ...list, version: sent.version }, leftOut };
};

/** The part of the desired list that fits in the charge point's list. */
export const fittingList = ({ maxEntries }: LocalList, desired: ListContent): ListContent => {
  return new Map([...desired].slice(0, maxEntries ?? desired.size));
};

const nextMessage = (list: LocalList, base: ListContent | null, fitting: ListContent): SentList => {
  const version = list.version < MAX_LIST_VERSION ? list.version + 1 : 1;
  // A Differential whose version is not higher than the one it is based on would be rejected as old.
  const isFull = base === null || list.acknowledgedVersion === 0 || version === 1;
  return {
    version,
    updateType: isFull ? 'Full' : 'Differential',
    changes: listChanges(isFull ? new Map() : base, fitting).slice(0, perMessage(list)),
  };
};

/** A charge point that fails within its own limits may manage with less. */
const perMessage = ({ maxPerMessage, attempts }: LocalList): number => {
  return Math.max(1, Math.floor((maxPerMessage ?? PER_MESSAGE) / 2 ** attempts));
};

export const inStep = (list: LocalList): LocalList => {
  return { ...list, state: 'in-step', problem: null, attempts: 0, retryAt: null };
};
