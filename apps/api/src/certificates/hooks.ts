import type { Kernel } from '#chargers/kernel.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import { X509Certificate } from 'node:crypto';
import { keepAnswer } from './store.ts';
import { forgetInstalled, keepInstalled } from './trust-store.ts';

interface Asked<A extends CommandRequest['action']> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

/** What is known of a charger's certificates follows its answers, whoever asked. */
export const certificateHooks = ({ db, now, sendCommand }: Kernel) => ({
  CertificateSigned: {
    async settled({ request }: Asked<'CertificateSigned'>, outcome: CallOutcome<'CertificateSigned'>) {
      const answer = answerToSigned(outcome);
      const fingerprint = fingerprintOf(request.certificateChain);
      // Without an answer it stays `sent`: the charger may have accepted it, and it is sent again.
      if (answer && fingerprint !== null) await keepAnswer(db, fingerprint, answer, now());
    },
  },
  InstallCertificate: {
    async settled(asked: Asked<'InstallCertificate'>, outcome: CallOutcome<'InstallCertificate'>) {
      if (outcome.kind === 'answered' && outcome.response.status === 'Accepted')
        await sendCommand({
          ...BY_SYSTEM,
          accountId: asked.accountId,
          chargePointId: asked.chargePointId,
          request: {
            action: 'GetInstalledCertificateIds',
            certificateType: asked.request.certificateType,
          },
        });
    },
  },
  GetInstalledCertificateIds: {
    async settled(
      { chargePointId, request }: Asked<'GetInstalledCertificateIds'>,
      outcome: CallOutcome<'GetInstalledCertificateIds'>,
    ) {
      if (outcome.kind !== 'answered') return;
      const { certificateHashData = [] } = outcome.response;
      await keepInstalled(db, chargePointId, request.certificateType, certificateHashData, now());
    },
  },
  DeleteCertificate: {
    async settled(
      { chargePointId, request }: Asked<'DeleteCertificate'>,
      outcome: CallOutcome<'DeleteCertificate'>,
    ) {
      // NotFound: either way it is not there.
      if (outcome.kind === 'answered' && outcome.response.status !== 'Failed')
        await forgetInstalled(db, chargePointId, request.certificateHashData);
    },
  },
});

const answerToSigned = (outcome: CallOutcome<'CertificateSigned'>) => {
  if (outcome.kind === 'answered') {
    return outcome.response.status === 'Accepted'
      ? { state: 'accepted' }
      : { state: 'rejected', problem: 'rejected-by-charger' };
  }
  return outcome.kind === 'callError' ? { state: 'rejected', problem: outcome.code } : null;
};

const fingerprintOf = (chain: string): string | null => {
  try {
    return new X509Certificate(chain).fingerprint256.replaceAll(':', '').toLowerCase();
  } catch {
    return null;
  }
};
