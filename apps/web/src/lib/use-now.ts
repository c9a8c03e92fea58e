import { createStore, useFromStore, useStore } from './create-store.ts';

const clock = createStore(new Date(), () => {
  // Nothing has ticked since the last listener left.
  clock.set(new Date());
  const timer = setInterval(() => clock.set(new Date()), 1000);
  return () => clearInterval(timer);
});

/** The current time, with one tick a second for the whole page. */
export const useNow = () => useStore(clock);

/** A value derived from the time, such as the day or the month: re-renders only when it changes. */
export const useFromNow = <T extends string | number>(read: (now: Date) => T) => useFromStore(clock, read);
