import { constants, createVerify, X509Certificate, type KeyObject } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Signature } from './send-update.ts';

export type SignatureCheck = 'fits' | 'signature-does-not-fit' | 'certificate-unreadable';

/**
 * Whether the certificate's key made the signature over the file: SHA-256 with RSA or ECDSA. For RSA both PSS and PKCS
 * #1 are in use (docs/protocol/firmware.md).
 */
export const verifySignature = async (
  file: Readable,
  { signature, signingCertificate }: Signature,
): Promise<SignatureCheck> => {
  const key = publicKeyOf(signingCertificate);
  if (key === null) return 'certificate-unreadable';
  const checks = waysOf(key).map((options) => ({ verify: createVerify('SHA256'), options }));
  for await (const chunk of file) for (const { verify } of checks) verify.update(chunk as Buffer);
  const bytes = Buffer.from(signature, 'base64');
  const fits = checks.some(({ verify, options }) => verify.verify({ key, ...options }, bytes));
  return fits ? 'fits' : 'signature-does-not-fit';
};

const publicKeyOf = (pem: string): KeyObject | null => {
  try {
    const { publicKey } = new X509Certificate(pem);
    return publicKey.asymmetricKeyType === 'rsa' || publicKey.asymmetricKeyType === 'ec' ? publicKey : null;
  } catch {
    return null;
  }
};

const waysOf = (key: KeyObject) =>
  key.asymmetricKeyType === 'ec'
    ? [{}]
    : [
        { padding: constants.RSA_PKCS1_PADDING },
        { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO },
      ];
