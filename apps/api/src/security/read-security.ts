import type { Security } from '@laadpoort/contract/security/security';
import { mayRotate } from '@laadpoort/domain/security/key-rotation';
import { upgradeObstacles } from '@laadpoort/domain/security/profile-upgrade';
import type { Database } from '#platform/database/database.ts';
import type { SecurityUpgrade } from '#platform/prisma/client.ts';
import { readLatest, toUpgrade } from './upgrade-store.ts';
import { readUpgradeFacts } from './upgrade-facts.ts';

const HIGHEST = 3;

/** How a charge point proves its identity; the caller has checked the permission. */
export const readSecurity = async (
  db: Database,
  chargePointId: string,
  { now, offersTls }: { readonly now: Date; readonly offersTls: boolean },
): Promise<Security | null> => {
  const [chargePoint, facts, latest, certificate, lastKey] = await Promise.all([
    db.prisma.chargePoint.findUnique({ where: { id: chargePointId } }),
    readUpgradeFacts(db, chargePointId, now),
    readLatest(db, chargePointId),
    readCertificate(db, chargePointId),
    readLastKeyCommand(db, chargePointId),
  ]);
  if (!chargePoint || !facts) return null;
  const { pendingKeyAt, connectedSince } = chargePoint;
  const toProfile = facts.profile + 1;
  return {
    securityProfile: chargePoint.securityProfile,
    provenSecurityProfile: chargePoint.provenSecurityProfile,
    key: {
      state: keyState(facts, lastKey?.open ?? false),
      since: pendingKeyAt?.toISOString() ?? null,
      lastAnswer: lastKey?.answer ?? null,
      mayRotate: facts.connected && mayRotate({ pendingSince: pendingKeyAt, connectedSince }),
    },
    certificate,
    upgrade: latest && toUpgradeAnswer(latest),
    next:
      toProfile > HIGHEST
        ? null
        : { toProfile, obstacles: [...upgradeObstacles({ ...facts, toProfile, tlsOffered: offersTls })] },
  };
};

const keyState = (
  { hasKey, keyIsPending }: { readonly hasKey: boolean; readonly keyIsPending: boolean },
  open: boolean,
): Security['key']['state'] => {
  if (keyIsPending) return open ? 'sent' : 'both';
  return hasKey ? 'set' : 'none';
};

const readCertificate = async (
  { prisma }: Database,
  chargePointId: string,
): Promise<Security['certificate']> => {
  const found = await prisma.chargePointCertificate.findFirst({
    where: { chargePointId, state: { in: ['sent', 'accepted', 'in-use'] } },
    orderBy: { createdAt: 'desc' },
  });
  if (!found?.notBefore || !found.notAfter) return null;
  const { state, notBefore, notAfter } = found;
  return { state, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
};

const readLastKeyCommand = async ({ prisma }: Database, chargePointId: string) => {
  const found = await prisma.command.findFirst({
    where: {
      chargePointId,
      action: 'ChangeConfiguration',
      params: { path: ['key'], equals: 'AuthorizationKey' },
    },
    orderBy: { requestedAt: 'desc' },
    select: { state: true, response: true, finishedAt: true },
  });
  if (!found) return null;
  const status = (found.response as { status?: unknown } | null)?.status;
  return { open: found.finishedAt === null, answer: typeof status === 'string' ? status : found.state };
};

/** An upgrade as the portal shows it. */
export const toUpgradeAnswer = (row: SecurityUpgrade): NonNullable<Security['upgrade']> => {
  const { toProfile, step, state, problem, changedAt } = toUpgrade(row);
  return {
    fromProfile: row.fromProfile,
    toProfile,
    step,
    state,
    problem,
    requestedAt: row.requestedAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
};
