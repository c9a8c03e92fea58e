/** A certificate with its private key, both PEM; the certificate may be followed by its issuers. */
export interface PemPair {
  readonly cert: string;
  readonly key: string;
}

/** The first certificate and the first PKCS#8 key of a file; null without both. */
export const readPair = (pem: string): PemPair | null => {
  const [cert, key] = ['CERTIFICATE', 'PRIVATE KEY'].map((label) => {
    const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
    const [from, to] = [pem.indexOf(begin), pem.indexOf(end)];
    return from === -1 || to < from ? undefined : pem.slice(from, to + end.length);
  });
  return cert !== undefined && key !== undefined ? { cert, key } : null;
};

/** The bytes of a PEM block. */
export const derOf = (pem: string): Buffer<ArrayBuffer> =>
  Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64');
