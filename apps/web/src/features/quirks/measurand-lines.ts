/** The measurand map as lines of text: `Current.Export = Current.Import`. */
export const toLines = (measurands: Readonly<Record<string, string>>): string =>
  Object.entries(measurands)
    .map(([sent, meant]) => `${sent} = ${meant}`)
    .join('\n');

/** A line without a meaning is not finished yet, so it is left out. */
export const fromLines = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [sent = '', meant = ''] = line.split('=').map((part) => part.trim());
      return sent === '' || meant === '' ? [] : [[sent, meant]];
    }),
  );
