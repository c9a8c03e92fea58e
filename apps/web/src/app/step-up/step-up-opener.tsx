import { lazy, Suspense } from 'react';
import { useStore } from '#lib/create-store.ts';
import { stepUpQuestion } from '#lib/sign-in/step-up.ts';

const StepUpDialog = lazy(async () => ({
  default: (await import('#features/accounts/step-up/step-up-dialog.tsx')).StepUpDialog,
}));

/** Asks who one is when the API needs to know, over whatever page it is. */
export const StepUpOpener = () =>
  useStore(stepUpQuestion) === null ? null : (
    <Suspense>
      <StepUpDialog />
    </Suspense>
  );
