import 'reflect-metadata';
import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { PemConverter, Pkcs10CertificateRequestGenerator, X509Certificate } from '@peculiar/x509';
import {
  createHash,
  createPrivateKey,
  type KeyObject,
  X509Certificate as NodeCertificate,
} from 'node:crypto';

const { subtle } = globalThis.crypto;

type RootType = Request<'InstallCertificate'>['certificateType'];
type HashData = Request<'DeleteCertificate'>['certificateHashData'];

/** A certificate with its private key, both PEM: what it shows in the TLS handshake. */
export interface ShownCertificate {
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
const mostRoots = 10;

/** What a certificate store keeps without power. */
export interface CertificateMemory {
  readonly shown: ShownCertificate | null;
  readonly roots: readonly { readonly type: RootType; readonly pem: string }[];
}

/** The keys, certificate and roots of a charge point. */
export interface CertificateStore {
  /** What it shows from its next connection on; null while it has none. */
  readonly shown: ShownCertificate | null;
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
      if (roots.length >= mostRoots) return 'Failed';
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

const isFor = (chain: string, key: string): boolean => {
  try {
    return new NodeCertificate(chain).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
};

const isCertificate = (pem: string): boolean => {
  try {
    return new NodeCertificate(pem).ca;
  } catch {
    return false;
  }
};

const isSame = (a: HashData, b: HashData): boolean =>
  a.hashAlgorithm === b.hashAlgorithm &&
  a.issuerNameHash === b.issuerNameHash &&
  a.issuerKeyHash === b.issuerKeyHash &&
  a.serialNumber === b.serialNumber;

const hashOf = (pem: string, hashAlgorithm: HashData['hashAlgorithm']): HashData => {
  const digest = (bytes: Uint8Array) => createHash(hashAlgorithm.toLowerCase()).update(bytes).digest('hex');
  const { publicKey, serialNumber } = new NodeCertificate(pem);
  return {
    hashAlgorithm,
    issuerNameHash: digest(new Uint8Array(new X509Certificate(pem).issuerName.toArrayBuffer())),
    issuerKeyHash: digest(subjectPublicKey(publicKey)),
    serialNumber,
  };
};

/** The bits of a public key without its algorithm (RFC 6960, 4.1.1). */
const subjectPublicKey = (key: KeyObject): Uint8Array => {
  if (key.asymmetricKeyType === 'rsa') return key.export({ type: 'pkcs1', format: 'der' });
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
};
