import 'reflect-metadata';
import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { PemConverter, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { type HashData, isFor, isCertificate, isSame, hashOf } from './certificate-hash.ts';

const { subtle } = globalThis.crypto;

type RootType = Request<'InstallCertificate'>['certificateType'];

/** A certificate with its private key, both PEM: what it shows in the TLS handshake. */
export interface PresentedCertificate {
  readonly cert: string;
  readonly key: string;
}

const keyAlgorithms = {
  EC: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  RSA: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
  },
} as const;

/** CertificateStoreMaxLength. */
const maxRoots = 10;

/** What a certificate store keeps without power. */
export interface CertificateMemory {
  readonly shown: PresentedCertificate | null;
  readonly roots: readonly { readonly type: RootType; readonly pem: string }[];
}

/** The keys, certificate and roots of a charge point. */
export interface CertificateStore {
  /** What it shows from its next connection on; null while it has none. */
  readonly shown: PresentedCertificate | null;
  readonly memory: CertificateMemory;
  /** PEM of the roots it trusts a central system by. */
  readonly centralSystemRoots: readonly string[];
  /** A new key, and the request to sign it. */
  makeSigningRequest(subject: string): Promise<string>;
  /** CertificateSigned: taken only when it is for the key of the last request. */
  take(certificateChain: string): Response<'CertificateSigned'>['status'];
  install(request: Request<'InstallCertificate'>): Response<'InstallCertificate'>['status'];
  list(type: RootType): Response<'GetInstalledCertificateIds'>;
  remove(hashData: HashData): Response<'DeleteCertificate'>['status'];
}

export const createCertificateStore = (
  keyKind: keyof typeof keyAlgorithms = 'EC',
  hashAlgorithm: HashData['hashAlgorithm'] = 'SHA256',
  remembered: CertificateMemory = { shown: null, roots: [] },
): CertificateStore => {
  let { shown } = remembered;
  let requestedKey: string | null = null;
  let roots = [...remembered.roots];
  const named = () => roots.map((root) => ({ ...root, hash: hashOf(root.pem, hashAlgorithm) }));

  return {
    get shown() {
      return shown;
    },
    get memory() {
      return { shown, roots };
    },
    get centralSystemRoots() {
      return roots.filter(({ type }) => type === 'CentralSystemRootCertificate').map(({ pem }) => pem);
    },
    async makeSigningRequest(subject) {
      const algorithm = keyAlgorithms[keyKind];
      const keys = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
      requestedKey = PemConverter.encode(await subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
      const request = await Pkcs10CertificateRequestGenerator.create({
        name: subject,
        keys,
        signingAlgorithm: algorithm,
      });
      return request.toString('pem');
    },
    take(certificateChain) {
      if (requestedKey === null || !isFor(certificateChain, requestedKey)) return 'Rejected';
      shown = { cert: certificateChain, key: requestedKey };
      return 'Accepted';
    },
    install({ certificateType, certificate }) {
      if (!isCertificate(certificate)) return 'Rejected';
      if (roots.length >= maxRoots) return 'Failed';
      roots = [
        ...roots.filter(({ pem }) => pem !== certificate),
        { type: certificateType, pem: certificate },
      ];
      return 'Accepted';
    },
    list(type) {
      const certificateHashData = named()
        .filter((root) => root.type === type)
        .map(({ hash }) => hash);
      return certificateHashData.length === 0
        ? { status: 'NotFound' }
        : { status: 'Accepted', certificateHashData };
    },
    remove(hashData) {
      const found = named().find(({ hash }) => isSame(hash, hashData));
      if (!found) return 'NotFound';
      roots = roots.filter(({ pem }) => pem !== found.pem);
      return 'Accepted';
    },
  };
};
