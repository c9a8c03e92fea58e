import { createStore } from '#lib/create-store.ts';
import { announce } from './announcer.tsx';

interface Toast {
  readonly id: number;
  readonly message: string;
}

const shownMs = 6000;
let lastId = 0;

export const toasts = createStore<readonly Toast[]>([]);

/** A short confirmation; it disappears by itself and is also announced. */
export const toast = (message: string) => {
  const shown = { id: ++lastId, message };
  toasts.set([...toasts.get(), shown]);
  setTimeout(() => toasts.set(toasts.get().filter(({ id }) => id !== shown.id)), shownMs);
  announce(message);
};
