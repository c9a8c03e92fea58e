import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { ConnectionFacts } from '@laadpoort/domain/security/decide-connection';
import type { ChargePointEntry } from '../directory/charge-point-directory.ts';
import type { ChargePointLogin } from './charge-point-login.ts';

/** A charge point that an address may mean, and what was shown of it. */
export interface Shown {
  readonly chargePoint: ChargePointEntry;
  readonly key: ConnectionFacts['key'];
  /** SHA-256 of the certificate that is its own; null where it showed none. */
  readonly certificateFingerprint: string | null;
}

interface RecogniseParts {
  readonly login: ChargePointLogin;
  readonly hasConnectedFrom: (chargePoint: ChargePointEntry, address: string) => boolean;
  /** The fingerprint of the client certificate, if it is this charge point's own. */
  readonly ownCertificate: (chargePoint: ChargePointEntry, handshake: Handshake) => Promise<string | null>;
}

const isProof = ({ key, certificateFingerprint }: Shown): boolean =>
  certificateFingerprint !== null || key === 'present' || key === 'pending';

/** The one, where there is one alone. */
const alone = (shown: readonly Shown[]): Shown | undefined => (shown.length === 1 ? shown[0] : undefined);

/**
 * Which of the charge points of one name is connecting (docs/decisions/0032-one-name-in-two-accounts.md). Those that have connected from this network
 * before are asked first: whoever has one of them learns nothing about others of that name, neither by the answer nor by
 * the time it takes.
 */
export const createRecognition =
  ({ login, hasConnectedFrom, ownCertificate }: RecogniseParts) =>
  async (
    named: readonly ChargePointEntry[],
    handshake: Handshake,
  ): Promise<{ readonly proven: Shown | undefined; readonly unproven: Shown | undefined }> => {
    const { remoteAddress, password, mustBeKnownHere } = handshake;
    const shownBy = (chargePoints: readonly ChargePointEntry[]): Promise<readonly Shown[]> =>
      Promise.all(
        chargePoints.map(async (chargePoint) => ({
          chargePoint,
          key: await login(chargePoint, password),
          certificateFingerprint: await ownCertificate(chargePoint, handshake),
        })),
      );
    const isHere = (chargePoint: ChargePointEntry) => hasConnectedFrom(chargePoint, remoteAddress);
    const here = await shownBy(named.filter(isHere));
    const provenHere = here.filter(isProof);
    if (provenHere.length > 0) return { proven: alone(provenHere), unproven: undefined };
    const elsewhere = mustBeKnownHere ? [] : await shownBy(named.filter((each) => !isHere(each)));
    // Nobody of that name takes as long as a wrong key.
    if (here.length + elsewhere.length === 0) await login(undefined, password);
    const needsNoKey = here.filter(({ chargePoint }) => chargePoint.securityProfile === 0);
    return {
      proven: alone(elsewhere.filter(isProof)),
      unproven: alone([...here, ...elsewhere]) ?? alone(needsNoKey),
    };
  };
