import { createPublicKey } from 'node:crypto';

/** The public key of a meter, as it is stored. */
interface PublicKey {
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** As OCMF names it. */
  readonly curve: string;
}

/** Those of OCMF, by what OpenSSL calls them. */
const CURVES: ReadonlyMap<string, string> = new Map([
  ['prime192v1', 'secp192r1'],
  ['secp192k1', 'secp192k1'],
  ['prime256v1', 'secp256r1'],
  ['secp256k1', 'secp256k1'],
  ['secp384r1', 'secp384r1'],
  ['secp521r1', 'secp521r1'],
  ['brainpoolP256r1', 'brainpool256r1'],
  ['brainpoolP384r1', 'brainpool384r1'],
  ['brainpoolP512r1', 'brainpool512r1'],
]);

const PEM = /^-----BEGIN PUBLIC KEY-----(.*)-----END PUBLIC KEY-----$/s;
const BASE64 = /^[A-Za-z0-9+/_-]+=*$/;
const HEX = /^(0x)?([0-9a-f]{2})+$/i;

/** From PEM, base64 or hexadecimal text; otherwise the code of why it cannot be used. */
export const parsePublicKey = (typed: string): PublicKey | 'meter-key' | 'meter-key-curve' => {
  const text = (PEM.exec(typed.trim())?.[1] ?? typed).replaceAll(/\s/g, '');
  const isHex = HEX.test(text);
  if (!isHex && !BASE64.test(text)) return 'meter-key';
  const key = Buffer.from(isHex ? text.replace(/^0x/i, '') : text, isHex ? 'hex' : 'base64');
  try {
    const read = createPublicKey({ key, format: 'der', type: 'spki' });
    const curve = CURVES.get(read.asymmetricKeyDetails?.namedCurve ?? '');
    if (curve === undefined) return 'meter-key-curve';
    return { publicKey: read.export({ format: 'der', type: 'spki' }).toString('base64'), curve };
  } catch {
    return 'meter-key';
  }
};
