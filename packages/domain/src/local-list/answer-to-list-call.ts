import { checkLocalList, type CheckFacts } from './check-local-list.ts';
import type { ListContent } from './listed-card.ts';
import { afterListEvent, type LocalList, type LocalListEvent } from './local-list.ts';
import { fittingList, nextListCall, type ListStep } from './next-list-call.ts';

/**
 * What follows from the result of a call: the next call while the list is being sent; otherwise, after a manual request
 * or update, a comparison with the desired list.
 */
export const answerToListCall = (
  list: LocalList,
  event: LocalListEvent,
  desired: ListContent,
  facts: CheckFacts & { readonly mayAskLimits: boolean },
): ListStep => {
  const after = afterListEvent(list, event, facts.now);
  if (after.state === 'syncing') {
    return nextListCall(after, desired, facts.mayAskLimits && event.kind !== 'limits');
  }
  if (list.state !== 'syncing') return checkLocalList(after, desired, { ...facts, underWay: false });
  return { call: null, list: after, leftOut: desired.size - fittingList(after, desired).size };
};
