import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { randomBytes, webcrypto } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';

const { subtle } = webcrypto;

/** A certificate with its private key, both PEM; the certificate may be followed by its issuers. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface OwnCertificates {
  readonly certificates: readonly ServerCertificate[];
  /** What a charger has to trust: CentralSystemRootCertificate, one of each kind. */
  readonly roots: readonly string[];
}

const DAY_MS = 24 * 60 * 60_000;
const ROOT_DAYS = 20 * 365;
const SERVER_DAYS = 397;
const RENEW_DAYS = 30;
/** A charger whose clock is behind must not find the certificate not yet valid. */
const BACKDATED_DAYS = 1;

/** RSA no longer than 2048 bits: some chargers cannot verify more (OCPP-J 1.6, 6.2.1). */
const KINDS = {
  ecdsa: {
    algorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  },
  rsa: {
    algorithm: {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1),
    },
  },
} as const;
type Kind = keyof typeof KINDS;

/**
 * Server certificates of the product's own making, ECDSA and RSA, each under a root of its own kind since a charger may
 * be unable to check a signature of the other. Kept in `directory`; made anew before they end or for another host.
 */
export const readOwnCertificates = async (
  directory: string,
  host: string,
  now: Date,
): Promise<OwnCertificates> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const both = await Promise.all(
    (['ecdsa', 'rsa'] as const).map((kind) => readKind(directory, kind, host, now)),
  );
  return {
    certificates: both.map(({ certificate }) => certificate),
    roots: both.map(({ root }) => root.cert),
  };
};

const readKind = async (directory: string, kind: Kind, host: string, now: Date) => {
  const root = await readOrMake(
    directory,
    `${kind}-root`,
    () => true,
    () => makeRoot(kind, now),
  );
  const isGood = (kept: X509Certificate) =>
    kept.notAfter.getTime() - now.getTime() > RENEW_DAYS * DAY_MS &&
    kept.subjectName.getField('CN')[0] === host;
  const certificate = await readOrMake(directory, kind, isGood, () => makeServer(kind, root, host, now));
  return { root, certificate: { ...certificate, cert: `${certificate.cert}\n${root.cert}` } };
};

/** One file for both halves: a crash cannot leave a key beside another's certificate. */
const readOrMake = async (
  directory: string,
  name: string,
  isGood: (kept: X509Certificate) => boolean,
  make: () => Promise<ServerCertificate>,
): Promise<ServerCertificate> => {
  const path = join(directory, `${name}.pem`);
  const kept = readPair(await readFile(path, 'utf8').catch(() => ''));
  if (kept && isGood(new X509Certificate(kept.cert))) return kept;
  const made = await make();
  await writeFile(`${path}.new`, `${made.cert}\n${made.key}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return made;
};

const readPair = (pem: string): ServerCertificate | null => {
  const cert = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(pem)?.[0];
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(pem)?.[0];
  return cert !== undefined && key !== undefined ? { cert, key } : null;
};

const makeKeys = (kind: Kind): Promise<webcrypto.CryptoKeyPair> =>
  subtle.generateKey(KINDS[kind].algorithm, true, ['sign', 'verify']);

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - BACKDATED_DAYS * DAY_MS),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

const toPem = async (certificate: X509Certificate, key: webcrypto.CryptoKey): Promise<ServerCertificate> => ({
  cert: certificate.toString('pem'),
  key: PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY'),
});

const makeRoot = async (kind: Kind, now: Date): Promise<ServerCertificate> => {
  const keys = await makeKeys(kind);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ O: ['Laadpoort'] }, { CN: [`Laadpoort Central System ${kind.toUpperCase()}`] }],
    keys,
    signingAlgorithm: KINDS[kind].algorithm,
    serialNumber: randomBytes(16).toString('hex'),
    ...validity(now, ROOT_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  return toPem(certificate, keys.privateKey);
};

const makeServer = async (
  kind: Kind,
  root: ServerCertificate,
  host: string,
  now: Date,
): Promise<ServerCertificate> => {
  const { algorithm } = KINDS[kind];
  const keys = await makeKeys(kind);
  const [pkcs8 = new ArrayBuffer()] = PemConverter.decode(root.key);
  const certificate = await X509CertificateGenerator.create({
    // OCTT looks at the CN, not only at the alternative name (TC_086).
    subject: [{ O: ['Laadpoort'] }, { CN: [host] }],
    issuer: new X509Certificate(root.cert).subject,
    publicKey: keys.publicKey,
    signingKey: await subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    serialNumber: randomBytes(16).toString('hex'),
    ...validity(now, SERVER_DAYS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      // TLS_RSA_WITH_AES_… encrypts with an RSA key instead of signing.
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([{ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }]),
    ],
  });
  return toPem(certificate, keys.privateKey);
};
