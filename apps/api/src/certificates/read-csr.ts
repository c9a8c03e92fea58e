import 'reflect-metadata';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { KeyKind } from '#platform/tls/authority-keys.ts';

export interface SigningRequest {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: ArrayBuffer;
  readonly keyKind: KeyKind;
  /** null if the charger left it out. */
  readonly commonName: string | null;
}

export type ReadCsr =
  | { readonly ok: true; readonly request: SigningRequest }
  | { readonly ok: false; readonly problem: CsrProblem };

type CsrProblem =
  | 'csr-unreadable'
  | 'csr-foreign-key'
  | 'csr-key-too-short'
  | 'csr-key-kind'
  | 'csr-weak-hash';

const MIN_RSA_BITS = 2048;
/** Bits of the curves that TLS supports; the security whitepaper requires 224. */
const CURVE_BITS: Readonly<Record<string, number>> = {
  secp224r1: 224,
  prime256v1: 256,
  secp384r1: 384,
  secp521r1: 521,
};

const HASHES: ReadonlySet<string> = new Set(['SHA-256', 'SHA-384', 'SHA-512']);

const HEADER = '-----BEGIN CERTIFICATE REQUEST-----';
const FOOTER = '-----END CERTIFICATE REQUEST-----';

/**
 * The intended PEM: chargers send CRLF, `\n` as two characters, percent-encoding, "NEW CERTIFICATE REQUEST", a single
 * line, or only the base64.
 */
const repairPem = (csr: string): string => {
  const text = /%(?:0A|0D|20|2B|2F|3D)/i.test(csr) ? decodeURIComponent(csr) : csr;
  const body = text
    .replace(/-----(?:BEGIN|END) (?:NEW )?CERTIFICATE REQUEST-----/g, '')
    .replace(/\\[rn]/g, '')
    .replace(/\s+/g, '');
  return `${HEADER}\n${body}\n${FOOTER}\n`;
};

/** Reads a charge point's signing request; one that is not signed with its own key proves nothing. */
export const readCsr = (csr: string): ReadCsr => {
  try {
    const request = new Pkcs10CertificateRequest(repairPem(csr));
    const key = createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: 'der', type: 'spki' });
    const keyKind = kindOf(key);
    if (keyKind === null) return { ok: false, problem: 'csr-key-kind' };
    if (isTooShort(key)) return { ok: false, problem: 'csr-key-too-short' };
    if (!HASHES.has(request.signatureAlgorithm.hash.name)) return { ok: false, problem: 'csr-weak-hash' };
    if (!isSignedBy(request, key)) return { ok: false, problem: 'csr-foreign-key' };
    const commonName = request.subjectName.getField('CN')[0]?.trim() || null;
    return { ok: true, request: { publicKey: request.publicKey.rawData, keyKind, commonName } };
  } catch {
    return { ok: false, problem: 'csr-unreadable' };
  }
};

const kindOf = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyKind | null => {
  if (asymmetricKeyType === 'rsa') return 'RSA';
  const curve = asymmetricKeyDetails?.namedCurve;
  return asymmetricKeyType === 'ec' && curve !== undefined && curve in CURVE_BITS ? 'EC' : null;
};

const isTooShort = ({ asymmetricKeyDetails }: KeyObject): boolean =>
  asymmetricKeyDetails?.modulusLength !== undefined && asymmetricKeyDetails.modulusLength < MIN_RSA_BITS;

// The library verifies with Web Crypto, which lacks P-224.
const isSignedBy = (request: Pkcs10CertificateRequest, key: KeyObject): boolean => {
  const signed = firstElement(Buffer.from(request.rawData));
  const { name } = request.signatureAlgorithm.hash;
  return verify(name, signed, key, Buffer.from(request.signature));
};

/** The first element of a DER sequence: in a request, the part that is signed. */
const firstElement = (sequence: Buffer): Buffer => {
  const inner = sequence.subarray(contentOffset(sequence));
  return inner.subarray(0, contentOffset(inner) + contentLength(inner));
};

const lengthBytes = (der: Buffer): number => {
  const first = der.readUInt8(1);
  return first < 0x80 ? 0 : first & 0x7f;
};
const contentOffset = (der: Buffer): number => 2 + lengthBytes(der);
const contentLength = (der: Buffer): number => {
  const bytes = lengthBytes(der);
  return bytes === 0 ? der.readUInt8(1) : der.readUIntBE(2, bytes);
};
