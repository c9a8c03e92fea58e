import { z } from 'zod';

/** Validates an e-mail address as typed, with error codes for forms. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, { error: 'required' })
  .pipe(z.email({ error: 'email' }));
