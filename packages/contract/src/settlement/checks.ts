import { z } from 'zod';
import { pageQuery } from '../wire/values.ts';

export const checkIdSchema = z.string().regex(/^\d{1,18}$/);

export const checksQuery = z.strictObject({
  ...pageQuery,
  /** Only those that somebody has to do something about. */
  show: z.enum(['open', 'all']).default('open'),
});
