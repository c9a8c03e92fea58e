import {
  decideConnection,
  type ConnectionRefusal,
  type SecurityProfile,
} from '@laadpoort/domain/security/decide-connection';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import { createHash } from 'node:crypto';
import type { ChargePointDirectory, ChargePointEntry } from '../directory/charge-point-directory.ts';
import { createChargePointLogin } from './charge-point-login.ts';

export interface ShownCertificate {
  readonly chargePointId: string;
  /** SHA-256 of its DER, 64 hex digits in lower case. */
  readonly fingerprint: string;
}

export interface ChargePointAdmissionOptions {
  readonly directory: Pick<ChargePointDirectory, 'find'>;
  readonly pepper: Buffer;
  readonly now: () => Date;
  /** Plain connections are refused unless the charge point has an exception. */
  readonly requiresTls: boolean;
  /** Whether our authority issued this certificate to this charge point, and it is still valid. */
  readonly isOwnCertificate: (shown: ShownCertificate, now: Date) => Promise<boolean>;
  /** Adopts an unknown charge point that shows the pairing code of an open adoption window. */
  readonly adopt: (handshake: Handshake) => Promise<ChargePointEntry | undefined>;
  readonly isAdoptable: (chargePoint: ChargePointEntry, handshake: Handshake) => Promise<boolean>;
}

export type ChargePointAdmission =
  | {
      readonly ok: true;
      readonly chargePoint: ChargePointEntry;
      readonly profile: SecurityProfile;
      /** It presented the new key of a rotation: from now on that is its key. */
      readonly promotedKeyHash: Buffer | null;
      readonly certificateFingerprint: string | null;
      /** It was unknown before and has just been adopted. */
      readonly isNew: boolean;
    }
  | { readonly ok: false; readonly reason: ConnectionRefusal | 'unknown' };

/** Who is connecting, and whether they may. */
export const createChargePointAdmission = (options: ChargePointAdmissionOptions) => {
  const login = createChargePointLogin(options.pepper);

  return async (handshake: Handshake): Promise<ChargePointAdmission> => {
    const known = options.directory.find(handshake);
    const key = await login(known, handshake.password);
    const fingerprint = fingerprintOf(handshake);
    if (!known && options.requiresTls && !handshake.secure) return { ok: false, reason: 'tls-required' };
    // A charge point that will be refused anyway is not adopted.
    const chargePoint = known ?? (handshake.offersOcpp16 ? await options.adopt(handshake) : undefined);
    if (!chargePoint) return { ok: false, reason: 'unknown' };
    const isOwn =
      fingerprint !== null &&
      (await options.isOwnCertificate({ chargePointId: chargePoint.id, fingerprint }, options.now()));
    const adoptable =
      chargePoint.registration === 'pending' && (await options.isAdoptable(chargePoint, handshake));
    const decision = decideConnection({
      configuredProfile: chargePoint.securityProfile,
      provenProfile: chargePoint.provenSecurityProfile,
      transport: handshake.secure ? 'tls' : 'plain',
      key,
      certificate: isOwn ? 'own' : 'none',
      plainUntil: chargePoint.plainUntil,
      requiresTls: options.requiresTls,
      registration: adoptable ? 'adoptable' : chargePoint.registration,
      now: options.now(),
    });
    if (decision.kind === 'refuse') return { ok: false, reason: decision.reason };
    return {
      ok: true,
      chargePoint,
      profile: decision.profile,
      promotedKeyHash: decision.promotesKey ? chargePoint.pendingKeyHash : null,
      certificateFingerprint: isOwn ? fingerprint : null,
      isNew: known === undefined,
    };
  };
};

const fingerprintOf = ({ clientCertificate }: Handshake): string | null =>
  clientCertificate ? createHash('sha256').update(clientCertificate).digest('hex') : null;
