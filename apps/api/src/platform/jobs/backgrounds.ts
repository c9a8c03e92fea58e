import { createBackground, type BackgroundOptions, type StartedBackground } from './background.ts';

/** The background work of each part of the program: started together, and each stopped in its turn. */
export const createBackgrounds = (
  optionsOf: (owner: string) => BackgroundOptions,
  resources: AsyncDisposableStack,
) => {
  const all: StartedBackground[] = [];
  return {
    open(owner: string): StartedBackground {
      const background = createBackground(optionsOf(owner));
      resources.defer(() => background.stop());
      all.push(background);
      return background;
    },
    /** Fulfilled when what each does at once is over. */
    async start(): Promise<void> {
      await Promise.all(all.map((background) => background.start()));
    },
  };
};
