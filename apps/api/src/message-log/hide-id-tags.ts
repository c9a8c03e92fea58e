import { maskIdTag } from '@laadpoort/domain/cards/id-tag';

/** Also in a frame that was not JSON and is kept as a JSON string, where quotes are escaped. */
const ID_TAG = /((?:parentI|i)dTag\\*"\s*:\s*\\*")([^"\\]*)/gi;

/** The same without its card numbers, as SQL: what a search may look at for those who do not see them. */
export const withoutIdTags = (column: string): string =>
  `regexp_replace(${column}, '((parentI|i)dTag\\\\*"\\s*:\\s*\\\\*")[^"\\\\]*', '\\1', 'gi')`;

/** A message's JSON text with its card numbers masked. */
export const hideIdTags = (json: string): string =>
  json.replace(ID_TAG, (_, before: string, idTag: string) => before + maskIdTag(idTag));
