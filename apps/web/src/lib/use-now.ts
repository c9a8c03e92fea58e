import { useSyncExternalStore } from 'react';

let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

const startTicking = () => {
  // Nothing has ticked since the last listener left.
  now = new Date();
  return setInterval(() => {
    now = new Date();
    for (const each of listeners) each();
  }, 1000);
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= startTicking();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The current time, with one tick a second for the whole page. */
export const useNow = () => useSyncExternalStore(subscribe, () => now);

/** A value derived from the time, such as the day or the month: re-renders only when it changes. */
export const useFromNow = <T extends string | number>(read: (now: Date) => T) =>
  useSyncExternalStore(subscribe, () => read(now));
