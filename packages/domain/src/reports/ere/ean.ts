/** The EAN code of a connection to the grid as it is printed, without spaces, points and dashes. */
export const normaliseEan = (typed: string): string => typed.replace(/[\s.-]/g, '');

/** Format and check digit (GS1, modulo 10) of the EAN code of a Dutch connection: 18 digits that begin with 87. */
export const isDutchEan = (ean: string): boolean => {
  if (!/^87\d{16}$/.test(ean)) return false;
  const sum = Array.from(ean, Number).reduce(
    (before, digit, index) => before + digit * (index % 2 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
};
