import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { ConnectionFacts } from '@laadpoort/domain/security/decide-connection';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { ChargePointLogin } from './charge-point-login.ts';

/** A charge point that an address may mean, and what was presented as it. */
export interface PresentedCredentials {
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

const isProof = ({ key, certificateFingerprint }: PresentedCredentials): boolean =>
  certificateFingerprint !== null || key === 'present' || key === 'pending';

/** The one, where there is no other. */
const onlyOne = (presented: readonly PresentedCredentials[]): PresentedCredentials | undefined =>
  presented.length === 1 ? presented[0] : undefined;

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
  ): Promise<{
    readonly proven: PresentedCredentials | undefined;
    readonly unproven: PresentedCredentials | undefined;
  }> => {
    const { remoteAddress, password, mustBeKnownHere } = handshake;
    const presentedBy = (
      chargePoints: readonly ChargePointEntry[],
    ): Promise<readonly PresentedCredentials[]> =>
      Promise.all(
        chargePoints.map(async (chargePoint) => ({
          chargePoint,
          key: await login(chargePoint, password),
          certificateFingerprint: await ownCertificate(chargePoint, handshake),
        })),
      );
    const isHere = (chargePoint: ChargePointEntry) => hasConnectedFrom(chargePoint, remoteAddress);
    const here = await presentedBy(named.filter(isHere));
    const provenHere = here.filter(isProof);
    if (provenHere.length > 0) return { proven: onlyOne(provenHere), unproven: undefined };
    const elsewhere = mustBeKnownHere ? [] : await presentedBy(named.filter((each) => !isHere(each)));
    // Nobody of that name takes as long as a wrong key.
    if (here.length + elsewhere.length === 0) await login(undefined, password);
    const needsNoKey = here.filter(({ chargePoint }) => chargePoint.securityProfile === 0);
    return {
      proven: onlyOne(elsewhere.filter(isProof)),
      unproven: onlyOne([...here, ...elsewhere]) ?? onlyOne(needsNoKey),
    };
  };
