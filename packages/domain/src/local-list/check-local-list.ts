import { listChanges, type ListContent } from './listed-card.ts';
import type { LocalList } from './local-list.ts';
import { beginListSync, fittingList, inStep, type ListStep } from './next-list-call.ts';

export interface CheckFacts {
  readonly now: Date;
  readonly connected: boolean;
  /** False for a charge point that is only sent what people request. */
  readonly maySend: boolean;
  /** Calls are in progress and their answers are still expected. */
  readonly underWay: boolean;
}

/**
 * What to do when the list may not be what it should be: after a change of cards, at a connection, when it is time to
 * try again.
 *
 * | the list | then |
 * |---|---|
 * | the charge point has none | nothing |
 * | being sent | nothing: each answer compares anew |
 * | never sent, and none is desired | nothing |
 * | the desired one | `in-step` |
 * | another one | begin; if it cannot be sent now, `behind`, or `failed` until it is tried again |
 */
export const checkLocalList = (list: LocalList, desired: ListContent, facts: CheckFacts): ListStep => {
  const fitting = fittingList(list, desired);
  const leftOut = desired.size - fitting.size;
  const stay: ListStep = { call: null, list, leftOut };
  if (list.state === 'not-supported' || facts.underWay) return stay;
  if (list.state === 'unknown' && list.acknowledgedVersion === null && desired.size === 0) return stay;
  if (list.acknowledgedVersion !== null && listChanges(list.acknowledged, fitting).length === 0) {
    return { ...stay, list: inStep(list) };
  }
  if (list.retryAt !== null && facts.now < list.retryAt) return stay;
  if (!facts.connected || !facts.maySend) return { ...stay, list: { ...list, state: 'behind' } };
  return { ...beginListSync(list), leftOut };
};
