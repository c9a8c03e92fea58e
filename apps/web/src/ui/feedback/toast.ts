import { announce } from './announcer.tsx';

export type Toast = { readonly id: number; readonly message: string };

const shownMs = 6000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const set = (next: readonly Toast[]) => {
  toasts = next;
  for (const listener of listeners) listener();
};

export const currentToasts = () => toasts;

export const onToasts = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** A short confirmation; it disappears by itself and is also announced. */
export const toast = (message: string) => {
  const shown = { id: ++lastId, message };
  set([...toasts, shown]);
  setTimeout(() => set(toasts.filter(({ id }) => id !== shown.id)), shownMs);
  announce(message);
};
