/**
 * Orders firmware versions as their makers mean them: 1.9 before 1.10, 1.2 equal to v1.2.0, letters before numbers
 * (6.5-rc1 comes after 6.5, since it has more parts). Negative if `a` is older.
 */
export const compareVersions = (a: string, b: string): number => {
  const piecesA = piecesOf(a);
  const piecesB = piecesOf(b);
  const longest = Math.max(piecesA.length, piecesB.length);
  for (let index = 0; index < longest; index += 1) {
    const order = comparePieces(piecesA[index], piecesB[index]);
    if (order !== 0) return order;
  }
  return 0;
};

/** Numbers and words; trailing zeros are ignored. */
const piecesOf = (version: string): string[] => {
  const text = version
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '');
  const pieces = text.match(/\d+|[a-z]+/g) ?? [];
  return pieces.map(withoutLeadingZeros).slice(0, pieces.findLastIndex((piece) => !/^0+$/.test(piece)) + 1);
};

const withoutLeadingZeros = (piece: string): string => piece.replace(/^0+(\d)/, '$1');

const isNumber = (piece: string): boolean => /^\d/.test(piece);

const comparePieces = (a: string | undefined, b: string | undefined): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  // Build numbers can be longer than a number can hold exactly.
  if (isNumber(a) && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
};
