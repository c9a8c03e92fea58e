import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAuthority, type CertificateAuthority } from '#platform/tls/certificate-authority.ts';

let made: Promise<CertificateAuthority> | undefined;

const make = async (): Promise<CertificateAuthority> => {
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-authority-'));
  try {
    return await readAuthority(directory, new Date());
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** An authority for charge points' certificates; generating keys takes time, so once per worker is enough. */
export const testAuthority = (): Promise<CertificateAuthority> => (made ??= make());
