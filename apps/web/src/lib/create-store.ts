import { useSyncExternalStore } from 'react';

/**
 * A value outside of React that components follow.
 * @param start called when the first listener comes; what it answers is called when the last one left
 */
export const createStore = <Value>(initial: Value, start?: () => () => void) => {
  let value = initial;
  let stop: (() => void) | undefined;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    if (listeners.size === 1) stop = start?.();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop?.();
    };
  };
  return {
    get: () => value,
    set: (next: Value) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe,
  };
};

type Store<Value> = ReturnType<typeof createStore<Value>>;

/** The value of a store. */
export const useStore = <Value>({ subscribe, get }: Store<Value>) => useSyncExternalStore(subscribe, get);

/** What follows from the value of a store: renders again only when that changes. */
export const useFromStore = <Value, Derived extends string | number>(
  { subscribe, get }: Store<Value>,
  derive: (value: Value) => Derived,
) => useSyncExternalStore(subscribe, () => derive(get()));
