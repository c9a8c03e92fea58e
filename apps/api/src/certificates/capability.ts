import type { Capability } from '#chargers/capability.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { isAcceptedCertificate, recordCertificateUse } from './client-certificates.ts';
import { certificateHooks } from './hooks.ts';
import { createIssue } from './issue.ts';
import { renewCertificates } from './renew-certificates.ts';
import { registerCertificateRoutes } from './routes.ts';
import { chainOf, issuerOf } from './sign-certificate.ts';
import { markSentAgain, readSubjectFacts, readUndelivered, type Undelivered } from './store.ts';

const SWEEP_MS = 60_000;
const CERTIFICATES_LOCK = 4_074;

/** Certificates of charge points: signed on request, sent until answered, renewed before they end. */
export const certificates: Capability = {
  name: 'certificates',
  open(kernel) {
    const { db, now, background } = kernel;
    const issue = createIssue(kernel);
    background.every(SWEEP_MS, () => sweep(kernel, issue), { lock: CERTIFICATES_LOCK });
    return {
      routes: (route) => registerCertificateRoutes(route, kernel),
      handlers: issue.handlers,
      hooks: [certificateHooks(kernel)],
      on: {
        async 'charger.connected'({ chargePoint, certificateFingerprint: fingerprint }) {
          if (fingerprint === null) return;
          await recordCertificateUse(db.ingestPool, { chargePointId: chargePoint.id, fingerprint }, now());
        },
      },
      answers: {
        'certificate.isOwn': (shown, at) => isAcceptedCertificate(db.ingestPool, shown, at),
      },
    };
  },
};

type Issue = ReturnType<typeof createIssue>;

const sweep = async (kernel: Kernel, issue: Issue): Promise<void> => {
  const all = await readUndelivered(kernel.db, kernel.now());
  for (const undelivered of all) {
    const delivered = deliverAgain(kernel, issue, undelivered);
    // One that fails is reported and keeps no other waiting.
    kernel.background.run(delivered);
    await Promise.allSettled([delivered]);
  }
  await renewCertificates(kernel);
};

const deliverAgain = async (kernel: Kernel, issue: Issue, undelivered: Undelivered): Promise<void> => {
  const { db, now, settings, sendCommand } = kernel;
  const { id, chargePointId, accountId, certificate } = undelivered;
  if (certificate === null) return issue.resume(undelivered);
  const facts = await readSubjectFacts(db, chargePointId);
  await markSentAgain(db, id, now());
  const signed = { pem: certificate, issuerPem: issuerOf(settings.authority, certificate) };
  const certificateChain = chainOf(signed, facts?.maxChainSize ?? null);
  const request = { action: 'CertificateSigned', certificateChain } as const;
  await sendCommand({ ...BY_SYSTEM, accountId, chargePointId, request });
};
