import { en as signIn } from '#features/sign-in/texts.en.ts';
import { en as status } from '#features/status/texts.en.ts';
import { en as ui } from '#ui/texts.en.ts';
import { en as app } from './app.en.ts';

/** Words that the first page and what surrounds every page need. */
export const texts = { app, signIn, status, ui };
