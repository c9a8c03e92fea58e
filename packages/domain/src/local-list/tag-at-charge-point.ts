import { ID_TAG_MAX_LENGTH } from '../cards/id-tag.ts';
import { reversedBytes } from '../cards/near-match.ts';
import type { Quirks } from '../stations/quirks.ts';

/** The number that a charge point reads from a card; `null` for one that it cannot hold, or that is none. */
export function tagAtChargePoint(
  idTag: string,
  { reverseUid, idTagLength }: Pick<Quirks, 'reverseUid' | 'idTagLength'>,
): string | null {
  if (idTag === '' || idTag.length > Math.min(idTagLength, ID_TAG_MAX_LENGTH)) return null;
  if (!/^[\x20-\x7e]+$/.test(idTag)) return null;
  return reverseUid && /^[0-9A-F]+$/.test(idTag) ? (reversedBytes(idTag) ?? idTag) : idTag;
}
