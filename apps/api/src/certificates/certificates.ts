import { alone } from '#platform/database/advisory-lock.ts';
import { createIssue, type IssueDeps } from './issue.ts';
import { certificateHooks, type CertificateType } from './hooks.ts';
import { renewCertificates, type RenewalDeps } from './renew-certificates.ts';
import { chainOf, issuerOf } from './sign-certificate.ts';
import { markSentAgain, readSubjectFacts, readUndelivered, type Undelivered } from './store.ts';

const LOOK_MS = 60_000;
const CERTIFICATES_LOCK = 4_074;

export type CertificatesDeps = IssueDeps & RenewalDeps;

/** Certificates of charge points: signed on request, resent until answered, renewed before they expire. */
export const createCertificates = (deps: CertificatesDeps) => {
  const { now, order, system, onFault } = deps;
  const issue = createIssue(deps);

  const deliverAgain = async (undelivered: Undelivered): Promise<void> => {
    const { id, chargePointId, accountId, certificate } = undelivered;
    if (certificate === null) return issue.resume(undelivered);
    const facts = await readSubjectFacts(deps.db, chargePointId);
    await markSentAgain(deps.db, id, now());
    const signed = { pem: certificate, issuerPem: issuerOf(deps.authority, certificate) };
    const certificateChain = chainOf(signed, facts?.maxChainSize ?? null);
    const request = { action: 'CertificateSigned', certificateChain } as const;
    await order({ accountId, chargePointId, requester: system, reason: null, request });
  };

  const look = (): Promise<unknown> =>
    alone(deps.db.pool, CERTIFICATES_LOCK, async () => {
      const all = await readUndelivered(deps.db, now());
      for (const undelivered of all) await deliverAgain(undelivered).catch(onFault);
      await renewCertificates(deps);
    });
  let looking: Promise<unknown> = Promise.resolve();
  const lookOut = setInterval(() => {
    looking = looking.then(look).catch(onFault);
  }, LOOK_MS);
  lookOut.unref();

  return {
    handlers: issue.handlers,
    hooks: certificateHooks({
      ...deps,
      readAgain: (of, certificateType: CertificateType) =>
        order({
          ...of,
          requester: system,
          reason: null,
          request: { action: 'GetInstalledCertificateIds', certificateType },
        }),
    }),
    look,
    async stop() {
      clearInterval(lookOut);
      await looking;
      await issue.stop();
    },
  };
};
