import { useLink, viewLink } from '@laadpoort/contract/accounts/links';
import { askNewPassword, askToSignUp, inviteAccountOwner } from '@laadpoort/contract/accounts/sign-up';
import { audit } from '#chargers/audit.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { randomUUID } from 'node:crypto';
import { refuse, type Route } from '#platform/http/route.ts';
import { mailPasswordLink, mailSignUpLink } from './ask-for-link.ts';
import { applyLink, viewUsableLink } from './use-link.ts';

/** One-time links: whoever has one need not be signed in. */
export const registerLinkRoutes = (route: Route, kernel: Kernel): void => {
  const { db, now, background, live, settings } = kernel;
  const { publicUrl, openSignUp } = settings;

  route(viewLink, async ({ body: { token } }) => {
    const viewed = await viewUsableLink(db.prisma, token, now());
    if (!viewed) return refuse('link-not-valid');
    const { link, purpose, asksName, asksPassword } = viewed;
    const accountName = link.account?.name ?? null;
    return { purpose, email: link.email, role: link.role, accountName, asksName, asksPassword };
  });

  route(useLink, async ({ body }) => {
    const used = await applyLink(kernel, body);
    if (used.ok) {
      const { joined: id } = used;
      if (id !== null) live.publish(id, { topic: 'account', id });
      return undefined;
    }
    return used.reason === 'field'
      ? refuse('invalid-request', [{ path: `body.${used.field}`, code: used.code }])
      : refuse(used.reason);
  });

  // Both after the answer, so that the time it takes tells nothing about the address.
  route(askToSignUp, async ({ body }) => {
    if (!openSignUp) return refuse('sign-up-closed');
    background.run(mailSignUpLink(db, { ...body, createdById: 'system' }, { now: now(), publicUrl }));
    return undefined;
  });

  route(askNewPassword, async ({ body: { email } }) => {
    background.run(mailPasswordLink(db, email, { now: now(), publicUrl }));
    return undefined;
  });

  route(inviteAccountOwner, async ({ body }, { personId }) => {
    const at = now();
    const id = randomUUID();
    await audit(db.prisma, {
      at,
      accountId: null,
      actorId: personId,
      action: 'account.invite',
      targetId: id,
      names: { email: body.email },
    });
    await mailSignUpLink(db, { ...body, id, createdById: personId }, { now: at, publicUrl });
    return undefined;
  });
};
