type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text of a value: no blanks, names in the order of their UTF-16 code units, as RFC 8785 has it for strings,
 * whole numbers, true, false and null. What is undefined is left out.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value as Json));

const inOrder = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(inOrder);
  const named = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    named.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, inOrder(each)]),
  );
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
