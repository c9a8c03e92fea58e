import type { LiveEvent } from '@laadpoort/contract/wire/live-events';
import type { Bus } from './bus.ts';

type Listener = (event: LiveEvent) => void;

/** What no account hears of, but the support console. */
export const STAFF = 'staff';

/** Tells open browsers that something changed, by account. Carries ids, never data. */
export interface LiveFeed {
  publish(accountId: string, event: LiveEvent): void;
  /** Events of one account id, or of all accounts (`'all'`, support staff). @returns unsubscribe */
  subscribe(subject: string, listener: Listener): () => void;
}

/** The feed of this process; the bus delivers what happened in the others. */
export const createLiveFeed = (bus: Pick<Bus, 'relayLive' | 'onLive'>): LiveFeed => {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (accountId: string, event: LiveEvent) => {
    for (const listener of listeners.get(accountId) ?? []) listener(event);
    for (const listener of listeners.get('all') ?? []) listener(event);
  };
  bus.onLive(tell);
  return {
    publish(accountId, event) {
      tell(accountId, event);
      bus.relayLive(accountId, event);
    },
    subscribe(subject, listener) {
      const ofAccount = listeners.get(subject) ?? new Set();
      listeners.set(subject, ofAccount.add(listener));
      return () => {
        ofAccount.delete(listener);
        if (ofAccount.size === 0) listeners.delete(subject);
      };
    },
  };
};
