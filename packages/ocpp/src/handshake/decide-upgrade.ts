import type { Admissions, Candidate } from './admission.ts';
import type { AuthenticateResult, Handshake } from './handshake.ts';
import { runHook, type ServerState } from '../server/server-state.ts';

export type Accepted<T> = Extract<AuthenticateResult<T>, { ok: true }>;

/** Why it is refused: it offers no OCPP 1.6. */
export const FOREIGN_PROTOCOL = 'foreign-protocol';

type Decision<T> = Accepted<T> | { ok: false; status: number; reason?: string };

/** A decision that takes too long, waiting included, is 503: the charge point will come back. */
export const decideInTime = async <T>(
  server: ServerState<T>,
  candidate: Candidate,
  decideUpgrade: () => Promise<Decision<T>>,
): Promise<Decision<T>> => {
  server.stats.pendingUpgrades += 1;
  const late = Promise.withResolvers<Decision<T>>();
  const tooLate: Decision<T> = { ok: false, status: 503 };
  const timer = setTimeout(() => late.resolve(tooLate), server.limits.deadlineMs);
  const deciding = decideUpgrade();
  try {
    const decision = await Promise.race([deciding, late.promise]);
    if (decision === tooLate)
      deciding.then(
        (accepted) => accepted.ok && abandonUpgrade(server, candidate, accepted),
        () => {},
      );
    return decision;
  } finally {
    clearTimeout(timer);
    server.stats.pendingUpgrades -= 1;
  }
};

export const decideUpgrade = async <T>(
  server: ServerState<T>,
  admissions: Admissions,
  candidate: Candidate,
): Promise<Decision<T>> => {
  const whose = admissions.mayTry(candidate);
  if (whose === 'none') return { ok: false, status: 429 };
  const result: AuthenticateResult<T> = candidate.invalidCredentials
    ? { ok: false, status: 401 }
    : await server.options.authenticate({ ...candidate.handshake, mustBeKnownHere: whose === 'known-here' });
  if (!result.ok) {
    if (result.status === 401 && result.isGuess !== false) admissions.recordOutcome(candidate, 'wrong');
    return result;
  }
  admissions.recordOutcome(candidate, 'right');
  if (!candidate.handshake.offersOcpp16 && result.settings?.assumeOcpp16 !== true)
    return { ok: false, status: 400, reason: FOREIGN_PROTOCOL };
  // Draining may have begun while the key was checked.
  if (!server.draining) return result;
  abandonUpgrade(server, candidate, result);
  return { ok: false, status: 503 };
};

/** Whoever accepted it has written down a connection that there is not. */
export const abandonUpgrade = <T>(
  server: ServerState<T>,
  { handshake }: Candidate,
  accepted: Accepted<T>,
): void => {
  const { chargePoint, epoch, identity = handshake.identity } = accepted;
  runHook(server, identity, 'onAbandoned', () =>
    server.options.onAbandoned?.({ identity, chargePoint, epoch }),
  );
};

export const tellRefused = <T>(
  server: ServerState<T>,
  handshake: Handshake,
  status: number,
  reason: string | undefined,
): void =>
  runHook(server, handshake.identity, 'onRefused', () =>
    server.options.onRefused?.({ handshake, status, reason }),
  );

/** What was compared, and how slowly, must not be told by the clock. */
export const sameTimeForAll = (startedAt: number, stepMs: number): Promise<void> => {
  const elapsedMs = performance.now() - startedAt;
  return new Promise((resolve) => setTimeout(resolve, stepMs - (elapsedMs % stepMs)));
};
