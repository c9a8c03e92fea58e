import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';

export const readExportPlace = endpoint({
  method: 'GET',
  path: '/api/exports/place',
  summary:
    'Which place in the queue your next export has: two are made at a time, one for a person; why the last had none',
  scope: 'self',
  permission: null,
  response: z.strictObject({
    /** From 1; null: none of yours waits. */
    place: z.int().nullable(),
    /** The code of the error that your last export was answered with, for a minute; null: none. Browsers show none for a download. */
    refused: z.string().nullable(),
  }),
  changedBy: [],
});
