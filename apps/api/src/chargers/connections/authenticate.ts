import type { AuthenticateResult, Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { ChargePointAdmission } from '../admission/charge-point-admission.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { OcppMetrics } from './ocpp-metrics.ts';
import type { Accepted, createPendingHandshakes } from './pending-handshakes.ts';
import { settingsOf } from './settings-of.ts';

/** A charge point that may come in. */
export interface Accepting extends Pick<Accepted, 'chargePoint' | 'profile'> {
  readonly remoteAddress: string;
  readonly at: Date;
}

interface AuthenticationParts {
  readonly admit: (handshake: Handshake) => Promise<ChargePointAdmission>;
  readonly pendingHandshakes: ReturnType<typeof createPendingHandshakes>;
  readonly metrics: OcppMetrics;
  readonly now: () => Date;
  /** Stores that a socket was accepted and returns its epoch; undefined if the charge point is gone. */
  readonly onAccepting: (accepting: Accepting) => Promise<bigint | undefined>;
}

/** Whether a charge point may connect: if so, its connection is stored before its socket is accepted. */
export const createAuthentication =
  ({ admit, pendingHandshakes, metrics, now, onAccepting }: AuthenticationParts) =>
  async (handshake: Handshake): Promise<AuthenticateResult<ChargePointEntry>> => {
    const admission = await admit(handshake);
    if (!admission.ok) {
      const { reason } = admission;
      metrics.refused(reason);
      return { ok: false, status: 401, reason, isGuess: reason !== 'tls-required' };
    }
    const { remoteAddress } = handshake;
    const { profile } = admission;
    const chargePoint = acceptedBy(admission);
    // It will be refused for that reason: nothing must be stored about a connection that will never exist.
    if (!handshake.offersOcpp16 && !chargePoint.quirks.assumeOcpp16) return { ok: true, chargePoint };
    const epoch = await onAccepting({ chargePoint, profile, remoteAddress, at: now() });
    if (epoch === undefined) return { ok: false, status: 401 };
    pendingHandshakes.add(admission, epoch);
    const settings = settingsOf(chargePoint);
    const { id: key, identity } = chargePoint;
    return { ok: true, chargePoint, key, identity, epoch, ...(settings ? { settings } : {}) };
  };

/** An adopted charge point is accepted when it presents its own key for the first time. */
const acceptedBy = ({ chargePoint, profile }: Accepted): ChargePointEntry =>
  chargePoint.registration === 'pending' && profile > 0
    ? { ...chargePoint, registration: 'accepted' }
    : chargePoint;
