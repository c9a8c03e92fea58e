import { expect, type Locator } from '@playwright/test';

/** How a person works the portal: every journey is done once with the mouse and once without touching it. */
export interface InputMode {
  readonly name: string;
  /** A link, a button, a menu item, a tick. */
  press(target: Locator): Promise<void>;
  /** Replaces what is in a text field. */
  type(field: Locator, text: string): Promise<void>;
}

const mouse: InputMode = {
  name: 'mouse',
  press: (target) => target.click(),
  type: (field, text) => field.fill(text),
};

const keyboard: InputMode = {
  name: 'keyboard alone',
  async press(target) {
    await tabTo(target);
    const kind = await target.evaluate(
      (element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`,
    );
    await target.page().keyboard.press(/checkbox|radio/.test(kind) ? 'Space' : 'Enter');
  },
  async type(field, text) {
    await tabTo(field);
    await field.page().keyboard.press('ControlOrMeta+A');
    await field.page().keyboard.type(text);
  },
};

export const inputModes = [mouse, keyboard];

const mostStops = 150;

/** Presses Tab until the element has the focus, and checks that it can be seen there. */
const tabTo = async (target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await hasFocus(target)) return expect(target).toBeInViewport();
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Not reached with the Tab key: ${String(target)}`);
};

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);
