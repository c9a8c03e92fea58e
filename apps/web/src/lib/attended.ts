/** How long after the last touch, click or key somebody counts as being there. */
const ATTENDED_MS = 60_000;

let lastInputAt = Date.now();

const noticed = () => {
  lastInputAt = Date.now();
};

/** Hears from now on whether somebody is there. */
export const watchAttendance = (): void => {
  // A screen reader or a voice presses a button with a click alone, and dictation gives no keys.
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'click', 'input'] as const)
    window.addEventListener(event, noticed, { capture: true, passive: true });
};

/** Whether somebody uses the page, which also asks for things by itself. */
export const isAttended = (): boolean => Date.now() - lastInputAt < ATTENDED_MS;
