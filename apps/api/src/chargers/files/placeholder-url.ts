type Kind = 'firmware/update' | 'logs/request';

const prefixOf = (filesUrl: string, kind: Kind): string => `${filesUrl}/files/${kind}-`;

/** Replaces, in a command's row, the URL with a token that is sent: no row contains one. */
export const placeholderUrl = (filesUrl: string, kind: Kind, id: number): string =>
  `${prefixOf(filesUrl, kind)}${id}`;

/** What a command's address stands for; null if somebody entered a different one. */
export const idOfPlaceholder = (filesUrl: string, kind: Kind, address: string): number | null => {
  const prefix = prefixOf(filesUrl, kind);
  const id = address.startsWith(prefix) ? Number(address.slice(prefix.length)) : Number.NaN;
  return Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? id : null;
};
