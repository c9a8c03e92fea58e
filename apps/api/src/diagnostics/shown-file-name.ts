/** A charger's file name as it may stand in a header and on a disk: the last part of it, plain characters, or null. */
export const shownFileName = (name: string): string | null => {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[^\w .+()-]/g, '_')
    .replace(/^[. ]+/, '')
    .slice(-100);
  return plain === '' ? null : plain;
};
