import type { Capability } from '#chargers/capability.ts';
import { isAcceptedCertificate, recordCertificateUse } from './client-certificates.ts';
import { certificateHooks } from './hooks.ts';
import { createIssue } from './issue.ts';
import { registerCertificateRoutes } from './routes.ts';
import { deliverAndRenew } from './deliver-and-renew.ts';

const SWEEP_MS = 60_000;
const CERTIFICATES_LOCK = 4_074;

/** Certificates of charge points: signed on request, sent until answered, renewed before they end. */
export const certificates: Capability = {
  name: 'certificates',
  open(kernel) {
    const { db, now, background } = kernel;
    const issue = createIssue(kernel);
    background.every(SWEEP_MS, () => deliverAndRenew(kernel, issue), { lock: CERTIFICATES_LOCK });
    return {
      routes: (route) => registerCertificateRoutes(route, kernel),
      handlers: issue.handlers,
      hooks: [certificateHooks(kernel)],
      on: {
        async 'charger.proven'({ chargePoint, certificateFingerprint: fingerprint }) {
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
