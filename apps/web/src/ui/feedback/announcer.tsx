import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Announces something once to assistive technology. Only outcomes: a ticking meter is never announced. */
export const announce = (next: string) => {
  text = next;
  for (const listener of listeners) listener();
};

/** The one polite live region of the page. */
export const Announcer = () => {
  const said = useSyncExternalStore(subscribe, () => text);
  return (
    <VisuallyHidden component="output" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
};
