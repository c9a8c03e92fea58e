import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import { setTimeout as pause } from 'node:timers/promises';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import type { ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { Requester, SendOrder } from '#chargers/commands.ts';
import { readCsr, type SigningRequest } from './read-csr.ts';
import { chainOf, signCertificate, type Subject } from './sign-certificate.ts';
import { asksTooOften, keepRequest, keepSigned, readSubjectFacts } from './store.ts';

/** Some chargers mishandle a call that overtakes the answer to their own, so this long nothing follows the answer. */
const BEAT_MS = 1_000;

export interface IssueDeps {
  readonly db: Database;
  readonly authority: CertificateAuthority;
  readonly now: () => Date;
  readonly order: SendOrder;
  readonly system: Requester;
  readonly onFault: (error: unknown) => void;
}

/** SignCertificate: answered immediately, signed afterwards, and sent when the answer has been sent. */
export const createIssue = (deps: IssueDeps) => {
  const { db, onFault } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const later = async (id: string, chargePointId: string, accountId: string, request: SigningRequest) => {
    await pause(BEAT_MS, undefined, { signal: stopping.signal }).catch(() => {});
    // The program is stopping: it stays `requested`, and the sweep after the next start picks it up.
    if (!stopping.signal.aborted) await issue(deps, id, { chargePointId, accountId }, request);
  };

  const handlers: Required<Pick<InboundHandlers<ChargePointEntry>, 'SignCertificate'>> = {
    async SignCertificate({ chargePoint: { id: chargePointId, accountId }, receivedAt }, { csr }) {
      if (await asksTooOften(db, chargePointId, receivedAt)) return { status: 'Rejected' };
      const read = readCsr(csr);
      const state = read.ok ? { state: 'requested' } : { state: 'refused', problem: read.problem };
      const id = await keepRequest(db, chargePointId, csr, state, receivedAt);
      if (!read.ok) return { status: 'Rejected' };
      const issuing = later(id, chargePointId, accountId, read.request)
        .catch(onFault)
        .finally(() => running.delete(issuing));
      running.add(issuing);
      return { status: 'Accepted' };
    },
  };

  return {
    handlers,
    /** Signs and sends a request that was interrupted by a stop of the program. */
    async resume({ id, chargePointId, accountId, csr }: Resumed): Promise<void> {
      const read = readCsr(csr);
      if (read.ok) await issue(deps, id, { chargePointId, accountId }, read.request);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
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
  { db, authority, now, order, system }: IssueDeps,
  id: string,
  { chargePointId, accountId }: { readonly chargePointId: string; readonly accountId: string },
  request: SigningRequest,
): Promise<void> => {
  const facts = await readSubjectFacts(db, chargePointId);
  if (!facts) return;
  const signed = await signCertificate(authority, request, subjectOf(facts, request), now());
  if (!(await keepSigned(db, id, signed, now()))) return;
  const certificateChain = chainOf(signed, facts.maxChainSize);
  await order({
    accountId,
    chargePointId,
    requester: system,
    reason: null,
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
