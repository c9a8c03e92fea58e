import { linkPurposeSchema, useLink, viewLink } from '@laadpoort/contract/accounts/links';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { findLink } from './one-time-links.ts';
import { applyLink, asks } from './use-link.ts';

/** One-time links: whoever has one need not be signed in. */
export const registerLinkRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now } = kernel;

  route(viewLink, async ({ body: { token } }) => {
    const link = await findLink(db.prisma, token, now());
    if (!link) return refuse('link-not-valid');
    const { email, role } = link;
    return { purpose: linkPurposeSchema.parse(link.purpose), email, role, ...(await asks(db.prisma, link)) };
  });

  route(useLink, async ({ body }) => {
    const used = await applyLink(kernel, body);
    if (used.ok) return undefined;
    return used.reason === 'missing'
      ? refuse('invalid-request', [{ path: `body.${used.field}`, code: 'required' }])
      : refuse(used.reason);
  });
};
