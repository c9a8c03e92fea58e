import { bareEmaid, hasRightCheckCharacter } from './emaid.ts';

/** OCPP 1.6 CiString20: the longest idTag that a charge point may send. */
export const ID_TAG_MAX_LENGTH = 20;

/**
 * The form of a card number. `uid`: a chip serial of 4, 7 or 10 bytes in hex; `uid-suspect`: hex that lost a zero or a
 * byte; `contract-id`: an eMAID; `decimal-ambiguous`: ten digits, either a 4-byte UID in decimal or a printed number;
 * `other`: anything else a charge point may send.
 */
export type IdTagKind = 'uid' | 'uid-suspect' | 'contract-id' | 'decimal-ambiguous' | 'other';

/** `random-uid`: 4-byte UIDs that start with 08 change every time, so no entry will ever match again. */
export type IdTagWarning = 'random-uid' | 'incomplete-uid' | 'wrong-check-character' | 'maybe-decimal';

export interface IdTag {
  /** The only form that is stored and compared. */
  readonly canonical: string;
  readonly kind: IdTagKind;
  readonly warnings: readonly IdTagWarning[];
}

export type ParsedIdTag =
  | { readonly ok: true; readonly idTag: IdTag }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'not-printable' };

const CANONICAL_HEX = /^[0-9A-F]+$/;
const SEPARATORS = /[\s:.-]/g;
const UID_LENGTHS: readonly number[] = [8, 14, 20];

/**
 * The canonical form of an id tag: trimmed, NFKC, upper case; separators and a leading 0x are removed only if what
 * remains is hex; the hyphens of a contract id are removed. Two tags are the same card only if these are equal. It
 * refuses nothing: whatever a charge point reads is kept.
 */
export const canonicalIdTag = (raw: string): string => {
  if (CANONICAL_HEX.test(raw)) return raw;
  const text = raw.normalize('NFKC').toUpperCase().normalize('NFKC').trim();
  const bare = bareEmaid(text);
  if (bare !== null) return bare;
  const hex = text.replace(/^0X/, '').replace(SEPARATORS, '');
  return CANONICAL_HEX.test(hex) ? hex : text;
};

/** The canonical form, kind and warnings of an id tag. */
export const readIdTag = (raw: string): IdTag => {
  const canonical = canonicalIdTag(raw);
  const kind = kindOf(canonical, raw);
  return { canonical, kind, warnings: warningsOf(canonical, kind) };
};

/** Like `readIdTag`, for a number typed or pasted by a person: says why it cannot be one. */
export const parseIdTag = (typed: string): ParsedIdTag => {
  const idTag = readIdTag(withoutDecoration(typed));
  if (idTag.canonical === '') return { ok: false, reason: 'empty' };
  if (idTag.canonical.length > ID_TAG_MAX_LENGTH) return { ok: false, reason: 'too-long' };
  if (!/^[\x20-\x7e]+$/.test(idTag.canonical)) return { ok: false, reason: 'not-printable' };
  return { ok: true, idTag };
};

/** Whether a number is neither a UID, in hex or decimal, nor a contract id: few readers send such a thing. */
export const isUnusual = ({ canonical, kind }: IdTag): boolean =>
  kind === 'other' && !CANONICAL_HEX.test(canonical);

/**
 * The canonical number of a card that a person typed or pasted, or what is wrong with it: `uid-unusual` unless they said
 * that they mean a number of which few readers send one.
 */
export const readTypedCard = (
  typed: string,
  isUnusualMeant: boolean,
):
  | { readonly ok: true; readonly canonical: string }
  | {
      readonly ok: false;
      readonly reason: Extract<ParsedIdTag, { ok: false }>['reason'] | 'uid-unusual';
    } => {
  const card = parseIdTag(typed);
  if (!card.ok) return card;
  if (isUnusual(card.idTag) && !isUnusualMeant) return { ok: false, reason: 'uid-unusual' };
  return { ok: true, canonical: card.idTag.canonical };
};

const TYPED_SEPARATORS = /[\s:.,;_/|·-]/g;
const PREFIX = /^(?:RFID|UID)(?:[-\s]*(?:RFID|UID))?[\s:#=]+/;

/** A number without what a person copies along with it: spaces, dashes, invisible characters, `UID` in front, `0x`. */
const withoutDecoration = (typed: string): string => {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Zs}\t\r\n]/gu, ' ')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .trim();
  const number = text.toUpperCase().replace(PREFIX, '');
  if (bareEmaid(number) !== null) return number;
  const hex = number.replaceAll(/\b0X(?=[0-9A-F])/g, '').replaceAll(TYPED_SEPARATORS, '');
  return CANONICAL_HEX.test(hex) ? hex : text;
};

/** Four bytes in decimal. */
const LONGEST_SHORT = 10;

/**
 * The first 2 and last 4 characters; of a short tag, such as a UID of four bytes in hex or decimal, only the last 2: what
 * is left out must be too much to try out. UIDs can be cloned, so they are secret.
 */
export const maskIdTag = (canonical: string): string => {
  if (canonical.length <= LONGEST_SHORT) return `••••${canonical.slice(-2)}`;
  return `${canonical.slice(0, 2)}••••${canonical.slice(-4)}`;
};

const kindOf = (canonical: string, raw: string): IdTagKind => {
  const typedAsEmaid = raw.includes('-') && bareEmaid(raw.trim()) !== null;
  if (typedAsEmaid) return 'contract-id';
  if (CANONICAL_HEX.test(canonical)) {
    if (UID_LENGTHS.includes(canonical.length)) return 'uid';
    if (/^\d{10}$/.test(canonical)) return 'decimal-ambiguous';
    if (canonical.length === 12 || canonical.length % 2 === 1) return 'uid-suspect';
  }
  return bareEmaid(canonical) === null ? 'other' : 'contract-id';
};

const warningsOf = (canonical: string, kind: IdTagKind): readonly IdTagWarning[] => {
  if (kind === 'uid-suspect') return ['incomplete-uid'];
  if (kind === 'decimal-ambiguous') return ['maybe-decimal'];
  if (kind === 'uid' && canonical.length === 8 && canonical.startsWith('08')) return ['random-uid'];
  if (kind === 'contract-id' && hasRightCheckCharacter(canonical) === false) return ['wrong-check-character'];
  return [];
};
