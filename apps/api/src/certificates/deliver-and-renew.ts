import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import type { createIssue } from './issue.ts';
import { chainOf, issuerOf } from './certificate-chain.ts';
import { renewCertificates } from './renew-certificates.ts';

import { markResent, readUndelivered, type Undelivered } from './store.ts';
import { readSubjectFacts } from './subject-facts.ts';

type Issue = ReturnType<typeof createIssue>;

/** Sends what no charger has answered for, and asks for new requests in time. */
export const deliverAndRenew = async (kernel: Kernel, issue: Issue): Promise<void> => {
  const all = await readUndelivered(kernel.db, kernel.now());
  await doEach(all, (undelivered) => deliverAgain(kernel, issue, undelivered), kernel.background.report);
  await renewCertificates(kernel);
};

const deliverAgain = async (kernel: Kernel, issue: Issue, undelivered: Undelivered): Promise<void> => {
  const { db, now, settings, sendCommand } = kernel;
  const { id, chargePointId, accountId, certificate } = undelivered;
  if (certificate === null) return issue.resume(undelivered);
  const facts = await readSubjectFacts(db, chargePointId);
  await markResent(db, id, now());
  const signed = { pem: certificate, issuerPem: issuerOf(settings.authority, certificate) };
  const certificateChain = chainOf(signed, facts?.maxChainSize ?? null);
  const request = { action: 'CertificateSigned', certificateChain } as const;
  await sendCommand({ ...BY_SYSTEM, accountId, chargePointId, request });
};
