/** A charger's file name in a form fit for a header and a disk: its last part, in plain characters, or null. */
export const shownFileName = (name: string): string | null => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[^\w .+()-]/g, '_')
    .replace(/^[. ]+/, '')
    .slice(-100);
  return plain === '' ? null : plain;
};
