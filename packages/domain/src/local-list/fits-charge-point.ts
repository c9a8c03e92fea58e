import { ID_TAG_MAX_LENGTH } from '../cards/id-tag.ts';
import type { Quirks } from '../stations/quirks.ts';

/** Whether a charge point can store a card's number. */
export const fitsChargePoint = (idTag: string, { idTagLength }: Pick<Quirks, 'idTagLength'>): boolean => {
  const longest = Math.min(idTagLength, ID_TAG_MAX_LENGTH);
  return idTag.length <= longest && /^[\x20-\x7e]+$/.test(idTag);
};
