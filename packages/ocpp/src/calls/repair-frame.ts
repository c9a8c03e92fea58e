const STRING_OR_LEADING_COMMA = /("(?:[^"\\]|\\[\s\S])*(?:"|\\?$))|([{[])\s*,/g;

/** `{,"a":1}` as `{"a":1}`; commas in strings stay. Null when that is not what is wrong with the text. */
export const withoutLeadingCommas = (text: string): string | null => {
  const repaired = text.replace(
    STRING_OR_LEADING_COMMA,
    (match, string: string | undefined, bracket: string) => (string === undefined ? bracket : match),
  );
  if (repaired === text) return null;
  try {
    JSON.parse(repaired);
    return repaired;
  } catch {
    return null;
  }
};
