import type { Texts } from '#lib/texts.ts';
import { nl as signIn } from '#features/sign-in/texts.nl.ts';
import { nl as status } from '#features/status/texts.nl.ts';
import { nl as ui } from '#ui/texts.nl.ts';
import { nl as app } from './app.nl.ts';
import type { texts as english } from './first-page.en.ts';

/** Words that the first page and what surrounds every page need. */
export const texts: Texts<typeof english> = { app, signIn, status, ui };
