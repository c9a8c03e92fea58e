import { z } from 'zod';

/** An e-mail address as typed, in the words of a form's errors. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .pipe(z.email({ error: 'email' }));
