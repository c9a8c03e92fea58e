import {
  endOtherSignIns,
  endSignIn,
  listSignInEvents,
  listSignIns,
} from '@laadpoort/contract/accounts/sign-ins';
import { audit } from '#chargers/audit.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readSignInEvents } from './audit/read-sign-in-events.ts';

/** Where a person is signed in. The browser is given ids: the tokens are in cookies, which no script reads. */
export const registerSignInRoutes = (route: Route, { db, now }: Pick<Kernel, 'db' | 'now'>): void => {
  const { prisma } = db;

  route(listSignIns, async (_, { personId, signInSessionId }) => {
    const rows = await prisma.signInSession.findMany({
      where: { userId: personId, expiresAt: { gt: now() } },
      select: { id: true, userAgent: true, ipAddress: true, createdAt: true },
      orderBy: { createdAt: 'desc' },
    });
    const signIns = rows.map(({ id, userAgent, ipAddress, createdAt }) => ({
      id,
      userAgent: userAgent ?? '',
      ipAddress: ipAddress ?? '',
      since: createdAt.toISOString(),
      current: id === signInSessionId,
    }));
    return { signIns: signIns.toSorted((a, b) => Number(b.current) - Number(a.current)) };
  });

  route(listSignInEvents, ({ query }, { personId }) => readSignInEvents(db, personId, query));

  route(endSignIn, async ({ params: { signInId } }, { personId }) => {
    const entry = { at: now(), accountId: null, actorId: personId, targetId: personId } as const;
    const ended = await prisma.$transaction(async (tx) => {
      const { count } = await tx.signInSession.deleteMany({ where: { id: signInId, userId: personId } });
      if (count > 0) await audit(tx, { ...entry, action: 'sign-in.revoke', detail: { signInId } });
      return count > 0;
    });
    return ended ? undefined : refuse('not-found');
  });

  route(endOtherSignIns, async (_, { personId, signInSessionId }) => {
    const entry = { at: now(), accountId: null, actorId: personId, targetId: personId } as const;
    await prisma.$transaction(async (tx) => {
      const others = { userId: personId, id: { not: signInSessionId } };
      const { count: signIns } = await tx.signInSession.deleteMany({ where: others });
      if (signIns > 0) await audit(tx, { ...entry, action: 'sign-in.revoke-others', detail: { signIns } });
    });
    return undefined;
  });
};
