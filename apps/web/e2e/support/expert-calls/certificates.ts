import { createCertificateStore } from '@laadpoort/simulator/security/certificate-store';
import { accepted, certificate, noCertificate, rejected, type Fields, type Scenes } from './scene.ts';

/** How a charger identifies the certificate. */
const hashesOfCertificate = (): Fields => {
  const store = createCertificateStore();
  store.install({ certificateType: 'CentralSystemRootCertificate', certificate });
  const { certificateHashData = [] } = store.list('CentralSystemRootCertificate');
  return Object.fromEntries(
    certificateHashData
      .flatMap((hashes) => Object.entries(hashes))
      .map(([name, hash]) => [`certificateHashData.${name}`, hash]),
  );
};

/** Certificates. */
export const certificateScenes = {
  InstallCertificate: [
    {
      calls: [
        { fields: { certificate }, ...accepted },
        { fields: { certificate: noCertificate }, ...rejected },
      ],
    },
  ],
  GetInstalledCertificateIds: [
    {
      calls: [
        { answer: 'NotFound', state: 'done' },
        { action: 'InstallCertificate', fields: { certificate }, ...accepted },
        accepted,
      ],
    },
  ],
  DeleteCertificate: [
    {
      calls: [
        { fields: hashesOfCertificate(), answer: 'NotFound', state: 'done' },
        { action: 'InstallCertificate', fields: { certificate }, ...accepted },
        { fields: hashesOfCertificate(), ...accepted },
      ],
    },
  ],
  // Its acceptance is covered by the last test of every-operation.spec.ts.
  CertificateSigned: [{ calls: [{ fields: { certificateChain: noCertificate }, ...rejected }] }],
} satisfies Scenes;
