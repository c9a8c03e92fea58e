import type { EreAuthorisationBody, EreMeterBody } from '@laadpoort/contract/reports/ere-entries';
import { alreadyAuthorised } from '@laadpoort/domain/reports/ere/authorisation';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { askWithin } from './ask.ts';
import { readAuthorisations } from './read-entries.ts';

export interface Entering {
  readonly accountId: string;
  readonly personId: string;
  readonly now: Date;
}

/** Adds what holds of a charger from a day on. */
export const enterMeter = (
  { prisma }: Database,
  { accountId, personId, now }: Entering,
  chargePointId: string,
  { own, validFrom, ...meter }: EreMeterBody,
): Promise<unknown> =>
  prisma.$transaction([
    prisma.ereMeter.create({
      data: {
        ...meter,
        chargePointId,
        accountId,
        validFrom: new Date(validFrom),
        ownRenewablePercent: own?.renewablePercent ?? null,
        ownRenewableProof: own?.proof ?? null,
        enteredAt: now,
        enteredById: personId,
      },
    }),
    audit(prisma, {
      at: now,
      accountId,
      actorId: personId,
      action: 'ere.meter',
      targetId: chargePointId,
      detail: { ...meter, validFrom, ownRenewablePercent: own?.renewablePercent ?? null },
    }),
  ]);

/** Signs an authorisation; answers those of its connections that have one already, and signs nothing then. */
export const signAuthorisation = (
  { prisma }: Database,
  { accountId, personId, now }: Entering,
  { mayAskGridOperator: _may, validFrom, validUntil, ...signed }: EreAuthorisationBody,
): Promise<readonly string[]> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`ere ${accountId}`}))`;
    const existing = await readAuthorisations(askWithin(tx), accountId);
    const taken = alreadyAuthorised({ eans: signed.eans, validFrom, validUntil }, existing);
    if (taken.length > 0) return taken;
    const eans = [...new Set(signed.eans)];
    const { id } = await tx.ereAuthorisation.create({
      data: {
        ...signed,
        eans,
        accountId,
        validFrom: new Date(validFrom),
        validUntil: new Date(validUntil),
        signedAt: now,
        signedById: personId,
      },
    });
    await audit(tx, {
      at: now,
      accountId,
      actorId: personId,
      action: 'ere.authorise',
      targetId: String(id),
      detail: { version: signed.version, service: signed.service, eans, validFrom, validUntil },
      names: { name: signed.signedName },
    });
    return [];
  });

/** Ends an authorisation with a day; false: there is none that holds. */
export const withdrawAuthorisation = (
  { prisma }: Database,
  { accountId, personId, now }: Entering,
  authorisationId: string,
  lastDay: string,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { count } = await tx.ereAuthorisation.updateMany({
      where: { id: BigInt(authorisationId), accountId, withdrawnOn: null },
      data: { withdrawnOn: new Date(lastDay), withdrawnById: personId },
    });
    if (count === 0) return false;
    const entry = { at: now, accountId, actorId: personId, targetId: authorisationId };
    await audit(tx, { ...entry, action: 'ere.withdraw', detail: { lastDay } });
    return true;
  });
