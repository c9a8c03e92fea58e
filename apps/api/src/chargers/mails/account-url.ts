/** A page of the portal, of the account that a mail is about: its reader may be in another one when they follow it. */
export const accountUrl = (publicUrl: string, accountId: string, path: string): string =>
  `${publicUrl}${path}${path.includes('?') ? '&' : '?'}account=${encodeURIComponent(accountId)}`;
