import { maskIdTag } from '@laadpoort/domain/cards/id-tag';

/** Also in a frame that was not JSON and is stored as a JSON string, where quotes are escaped. */
const ID_TAG = /((?:parentI|i)dTag\\*"\s*:\s*\\*")([^"\\]*)/gi;

/** Whose session it is, in what a meter has signed (OCMF), which is JSON in a string. */
const SIGNED_ID = /("ID\\*"\s*:\s*\\*")([^"\\]*)/g;

/** The text without its card numbers, as SQL: what people who may not see them can search. */
export const withoutIdTags = (column: string): string =>
  `regexp_replace(regexp_replace(${column}, '((parentI|i)dTag\\\\*"\\s*:\\s*\\\\*")[^"\\\\]*', '\\1', 'gi'),
                  '("ID\\\\*"\\s*:\\s*\\\\*")[^"\\\\]*', '\\1', 'g')`;

/** A message's JSON text with its card numbers masked. */
export const hideIdTags = (json: string): string =>
  [ID_TAG, SIGNED_ID].reduce(
    (text, numbers) =>
      text.replaceAll(numbers, (_, before: string, idTag: string) => before + maskIdTag(idTag)),
    json,
  );
