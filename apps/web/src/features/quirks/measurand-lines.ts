/** The map of measurands as lines that a person types: `Current.Export = Current.Import`. */
export const toLines = (measurands: Readonly<Record<string, string>>): string =>
  Object.entries(measurands)
    .map(([sent, meant]) => `${sent} = ${meant}`)
    .join('\n');

/** A line without a meaning is one that is not finished yet; it is left out. */
export const fromLines = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [sent = '', meant = ''] = line.split('=').map((part) => part.trim());
      return sent === '' || meant === '' ? [] : [[sent, meant]];
    }),
  );
