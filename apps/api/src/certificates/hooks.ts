import type { Kernel } from '#chargers/kernel.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import type { CommandHooks } from '#chargers/commands/command-hooks.ts';
import type { CallResult } from '#chargers/commands/call-result.ts';
import { X509Certificate } from 'node:crypto';
import { keepAnswer } from './store.ts';
import { forgetInstalled, keepInstalled } from './trust-store.ts';

/** What is known of a charger's certificates follows its answers, whoever asked. */
export const certificateHooks = ({ db, now, sendCommand }: Kernel): CommandHooks => ({
  CertificateSigned: {
    async settled({ request }, result) {
      const answer = answerToSigned(result);
      const fingerprint = fingerprintOf(request.certificateChain);
      // Without an answer it stays `sent`: the charger may have accepted it, and it is sent again.
      if (answer && fingerprint !== null) await keepAnswer(db, fingerprint, answer, now());
    },
  },
  InstallCertificate: {
    async settled({ accountId, chargePointId, request }, result) {
      if (result.kind === 'answered' && result.response.status === 'Accepted')
        await sendCommand({
          ...BY_SYSTEM,
          accountId,
          chargePointId,
          request: { action: 'GetInstalledCertificateIds', certificateType: request.certificateType },
        });
    },
  },
  GetInstalledCertificateIds: {
    async settled({ chargePointId, request }, result) {
      if (result.kind !== 'answered') return;
      const { certificateHashData = [] } = result.response;
      await keepInstalled(db, chargePointId, request.certificateType, certificateHashData, now());
    },
  },
  DeleteCertificate: {
    async settled({ chargePointId, request }, result) {
      // NotFound: either way it is not there.
      if (result.kind === 'answered' && result.response.status !== 'Failed')
        await forgetInstalled(db, chargePointId, request.certificateHashData);
    },
  },
});

const answerToSigned = (result: CallResult<'CertificateSigned'>) => {
  if (result.kind === 'answered') {
    return result.response.status === 'Accepted'
      ? { state: 'accepted' }
      : { state: 'rejected', problem: 'rejected-by-charger' };
  }
  return result.kind === 'call-error' ? { state: 'rejected', problem: result.code } : null;
};

const fingerprintOf = (chain: string): string | null => {
  try {
    return new X509Certificate(chain).fingerprint256.replaceAll(':', '').toLowerCase();
  } catch {
    return null;
  }
};
