import { VisuallyHidden } from '@mantine/core';
import { createStore, useStore } from '#lib/create-store.ts';

const said = createStore('');

/** Announces something once to assistive technology. Only outcomes: a ticking meter is never announced. */
export const announce = (text: string) => said.set(text);

/** The one polite live region of the page. */
export const Announcer = () => (
  <VisuallyHidden component="output" aria-live="polite">
    {useStore(said)}
  </VisuallyHidden>
);
