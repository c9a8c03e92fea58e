import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { chainOf } from './certificate-chain.ts';
import type { SigningRequest } from './read-csr.ts';
import type { Subject } from './sign-certificate.ts';
import { isOverHourlyLimit, keepRequest, keepSigned } from './store.ts';
import { readSubjectFacts } from './subject-facts.ts';

/** Rarely needed, and much to load. */
const reading = () => import('./read-csr.ts');
const signing = () => import('./sign-certificate.ts');

/** Some chargers mishandle a call that overtakes the answer to their own, so this long nothing follows the answer. */
const ISSUE_DELAY_MS = 1_000;

/** SignCertificate: answered at once, signed afterwards, and sent when the answer is on the wire. */
export const createIssue = (kernel: Kernel) => {
  const { db, background } = kernel;

  const handlers: Required<Pick<InboundHandlers<ChargePointEntry>, 'SignCertificate'>> = {
    async SignCertificate({ chargePoint: { id: chargePointId, accountId }, receivedAt }, { csr }) {
      if (await isOverHourlyLimit(db, chargePointId, receivedAt)) return { status: 'Rejected' };
      const { readCsr } = await reading();
      const read = readCsr(csr);
      const state = read.ok ? { state: 'requested' } : { state: 'refused', problem: read.problem };
      const id = await keepRequest(db, chargePointId, csr, state, receivedAt);
      if (!read.ok) return { status: 'Rejected' };
      // Stopped meanwhile: it is still `requested`, and the sweep of the next start takes it up.
      background.later(id, ISSUE_DELAY_MS, () =>
        issue(kernel, id, { chargePointId, accountId }, read.request),
      );
      return { status: 'Accepted' };
    },
  };

  return {
    handlers,
    /** Signs and sends a request that was interrupted by a stop of the program. */
    async resume({ id, chargePointId, accountId, csr }: Resumed): Promise<void> {
      const { readCsr } = await reading();
      const read = readCsr(csr);
      if (read.ok) await issue(kernel, id, { chargePointId, accountId }, read.request);
    },
  };
};

interface Resumed {
  readonly id: string;
  readonly chargePointId: string;
  readonly accountId: string;
  readonly csr: string;
}

const issue = async (
  { db, settings, now, sendCommand }: Kernel,
  id: string,
  { chargePointId, accountId }: { readonly chargePointId: string; readonly accountId: string },
  request: SigningRequest,
): Promise<void> => {
  const facts = await readSubjectFacts(db, chargePointId);
  if (!facts) return;
  const { signCertificate } = await signing();
  const signed = await signCertificate(settings.authority, request, subjectOf(facts, request), now());
  if (!(await keepSigned(db, id, signed, now()))) return;
  const certificateChain = chainOf(signed, facts.maxChainSize);
  await sendCommand({
    ...BY_SYSTEM,
    accountId,
    chargePointId,
    request: { action: 'CertificateSigned', certificateChain },
  });
};

/** The charger's own name for itself if it is one that we know it by; otherwise its serial number. */
const subjectOf = (
  facts: { readonly organization: string; readonly serialNumber: string; readonly identity: string },
  { commonName }: SigningRequest,
): Subject => {
  const known = [facts.serialNumber, facts.identity].some(
    (name) => name.toLowerCase() === commonName?.toLowerCase(),
  );
  return {
    organization: facts.organization,
    commonName: known && commonName !== null ? commonName : facts.serialNumber,
  };
};
