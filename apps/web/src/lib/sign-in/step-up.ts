import { ApiError } from '@laadpoort/contract/wire/client';
import { createStore } from '../create-store.ts';

/** The question of the API who one is; null: it asks nothing. Answered with whether the person has shown it. */
export const stepUpQuestion = createStore<PromiseWithResolvers<boolean> | null>(null);

const ask = (): Promise<boolean> => {
  const asked = stepUpQuestion.get() ?? Promise.withResolvers<boolean>();
  stepUpQuestion.set(asked);
  return asked.promise;
};

export const answerStepUp = (hasShown: boolean) => {
  stepUpQuestion.get()?.resolve(hasShown);
  stepUpQuestion.set(null);
};

/** Makes a request again once the person has shown who they are, if the API needs that. */
export const withStepUp = async <Answer>(request: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await request();
  } catch (error) {
    const isNeeded = error instanceof ApiError && error.body.code === 'step-up-needed';
    if (!isNeeded || !(await ask())) throw error;
    return request();
  }
};
