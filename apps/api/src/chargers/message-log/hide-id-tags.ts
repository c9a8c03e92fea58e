import { maskIdTag } from '@laadpoort/domain/cards/id-tag';

/** Also in a frame that was not JSON and is stored as a JSON string, where quotes are escaped. */
const ID_TAG = /((?:parentI|i)dTag\\*"\s*:\s*\\*")([^"\\]*)/gi;

/** The text without its card numbers, as SQL: what people who may not see them can search. */
export const withoutIdTags = (column: string): string =>
  `regexp_replace(${column}, '((parentI|i)dTag\\\\*"\\s*:\\s*\\\\*")[^"\\\\]*', '\\1', 'gi')`;

/** A message's JSON text with its card numbers masked. */
export const hideIdTags = (json: string): string =>
  json.replace(ID_TAG, (_, before: string, idTag: string) => before + maskIdTag(idTag));
