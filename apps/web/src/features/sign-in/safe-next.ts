/** Where a person goes after signing in: to a page of this portal, whatever the address that brought them here says. */
export const safeNext = (next: string | null, origin: string): string => {
  const url = next?.startsWith('/') ? URL.parse(next, origin) : null;
  // `/.//elsewhere` becomes a path that a browser would take for another site.
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
};
