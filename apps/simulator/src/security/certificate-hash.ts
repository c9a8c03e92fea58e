import type { Request } from '@laadpoort/ocpp/messages/actions';
import { X509Certificate } from '@peculiar/x509';
import {
  createHash,
  createPrivateKey,
  type KeyObject,
  X509Certificate as NodeCertificate,
} from 'node:crypto';

export type HashData = Request<'DeleteCertificate'>['certificateHashData'];

export const isFor = (chain: string, key: string): boolean => {
  try {
    return new NodeCertificate(chain).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
};

export const isCertificate = (pem: string): boolean => {
  try {
    return new NodeCertificate(pem).ca;
  } catch {
    return false;
  }
};

export const isSame = (a: HashData, b: HashData): boolean =>
  a.hashAlgorithm === b.hashAlgorithm &&
  a.issuerNameHash === b.issuerNameHash &&
  a.issuerKeyHash === b.issuerKeyHash &&
  a.serialNumber === b.serialNumber;

export const hashOf = (pem: string, hashAlgorithm: HashData['hashAlgorithm']): HashData => {
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
