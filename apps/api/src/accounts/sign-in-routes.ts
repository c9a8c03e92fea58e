import { endOtherSignIns, endSignIn, listSignIns } from '@laadpoort/contract/accounts/sign-ins';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';

/** Where a person is signed in. The browser is given ids: the tokens are in cookies, which no script reads. */
export const registerSignInRoutes = (
  route: Route,
  { db: { prisma }, now }: Pick<Kernel, 'db' | 'now'>,
): void => {
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

  route(endSignIn, async ({ params: { signInId } }, { personId }) => {
    const { count } = await prisma.signInSession.deleteMany({ where: { id: signInId, userId: personId } });
    return count === 0 ? refuse('not-found') : undefined;
  });

  route(endOtherSignIns, async (_, { personId, signInSessionId }) => {
    await prisma.signInSession.deleteMany({ where: { userId: personId, id: { not: signInSessionId } } });
    return undefined;
  });
};
