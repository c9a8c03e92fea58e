import {
  decideConnection,
  type ConnectionRefusal,
  type SecurityProfile,
} from '@laadpoort/domain/security/decide-connection';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import { createHash } from 'node:crypto';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import { createChargePointLogin } from './charge-point-login.ts';
import { createRecognition, type PresentedCredentials } from './recognise.ts';

export interface PresentedCertificate {
  readonly chargePointId: string;
  /** SHA-256 of its DER, 64 hex digits in lower case. */
  readonly fingerprint: string;
}

export interface ChargePointAdmissionOptions {
  readonly directory: Pick<ChargePointDirectory, 'findAll'>;
  readonly pepper: Buffer;
  readonly now: () => Date;
  /** Plain connections are refused unless the charge point has an exception. */
  readonly requiresTls: boolean;
  /** Whether our authority issued this certificate to this charge point, and it is still valid. */
  readonly isOwnCertificate: (shown: PresentedCertificate, now: Date) => Promise<boolean>;
  /** Whether it has shown a right key from there before, to this process or an earlier one. */
  readonly hasConnectedFrom: (chargePoint: ChargePointEntry, address: string) => boolean;
  /** The profile that it has proven a moment ago, while that is being stored; 0: none. */
  readonly justProven: (chargePointId: string) => SecurityProfile;
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
  const recognise = createRecognition({
    login: createChargePointLogin(options.pepper),
    hasConnectedFrom: options.hasConnectedFrom,
    async ownCertificate({ id: chargePointId }, handshake) {
      const fingerprint = fingerprintOf(handshake);
      if (fingerprint === null) return null;
      return (await options.isOwnCertificate({ chargePointId, fingerprint }, options.now()))
        ? fingerprint
        : null;
    },
  });

  const decide = async (
    { chargePoint, key, certificateFingerprint }: PresentedCredentials,
    handshake: Handshake,
    isNew: boolean,
  ): Promise<ChargePointAdmission> => {
    const adoptable =
      chargePoint.registration === 'pending' && (await options.isAdoptable(chargePoint, handshake));
    const { id, provenSecurityProfile: stored } = chargePoint;
    const justProven = options.justProven(id);
    const decision = decideConnection({
      configuredProfile: chargePoint.securityProfile,
      provenProfile: justProven > stored ? justProven : stored,
      transport: handshake.secure ? 'tls' : 'plain',
      key,
      certificate: certificateFingerprint === null ? 'none' : 'own',
      plainUntil: chargePoint.plainUntil,
      requiresTls: options.requiresTls,
      registration: adoptable ? 'adoptable' : chargePoint.registration,
      now: options.now(),
    });
    if (decision.kind === 'refuse') return { ok: false, reason: decision.reason };
    const promotedKeyHash = decision.promotesKey ? chargePoint.pendingKeyHash : null;
    return {
      ok: true,
      chargePoint,
      profile: decision.profile,
      promotedKeyHash,
      certificateFingerprint,
      isNew,
    };
  };

  /** Of several of one name that show no proof: the one whose open window's code is shown. */
  const adoptableOf = async (named: readonly ChargePointEntry[], handshake: Handshake) => {
    for (const chargePoint of named)
      if (chargePoint.registration === 'pending' && (await options.isAdoptable(chargePoint, handshake)))
        return { chargePoint, key: 'none', certificateFingerprint: null } as const;
    return undefined;
  };

  return async (handshake: Handshake): Promise<ChargePointAdmission> => {
    const named = options.directory.findAll(handshake);
    const { proven, unproven } = await recognise(named, handshake);
    if (proven) return decide(proven, handshake, false);
    const lacksTls = options.requiresTls && !handshake.secure;
    // A charge point that will be refused anyway is not adopted, nor one whose codes may not be looked at any more.
    const mayBeNew = !lacksTls && handshake.offersOcpp16 && !handshake.mustBeKnownHere;
    const adopted = mayBeNew ? await options.adopt(handshake) : undefined;
    if (adopted)
      return decide({ chargePoint: adopted, key: 'none', certificateFingerprint: null }, handshake, true);
    const known = unproven ?? (mayBeNew ? await adoptableOf(named, handshake) : undefined);
    if (known) return decide(known, handshake, false);
    return { ok: false, reason: named.length === 0 && lacksTls ? 'tls-required' : 'unknown' };
  };
};

const fingerprintOf = ({ clientCertificate }: Handshake): string | null =>
  clientCertificate ? createHash('sha256').update(clientCertificate).digest('hex') : null;
