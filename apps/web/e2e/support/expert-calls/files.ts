import { accepted, answered, certificate, noCertificate, rejected, type Scenes } from './scene.ts';

/** Nothing listens there: the charger accepts the request, tries, and reports that it could not. */
const nobody = 'http://127.0.0.1:9/file.bin';
const signedUpdate = {
  'firmware.location': nobody,
  'firmware.signature': 'c2lnbmF0dXJl',
  'firmware.signingCertificate': certificate,
};
/** Logs and firmware. */
export const fileScenes = {
  GetDiagnostics: [{ calls: [{ fields: { location: nobody }, ...answered }] }],
  GetLog: [
    { calls: [{ fields: { 'log.remoteLocation': nobody }, ...accepted }] },
    {
      charger: { logBehaviour: 'nothing-to-upload' },
      calls: [{ fields: { 'log.remoteLocation': nobody }, ...rejected }],
    },
  ],
  UpdateFirmware: [
    { calls: [{ fields: { location: nobody }, ...answered }] },
    {
      charger: { firmwareBehaviour: 'signed-only' },
      calls: [{ fields: { location: nobody }, answer: 'NotSupported', state: 'not-supported' }],
    },
  ],
  SignedUpdateFirmware: [
    {
      calls: [
        { fields: signedUpdate, ...accepted },
        {
          fields: { ...signedUpdate, 'firmware.signingCertificate': noCertificate },
          answer: 'InvalidCertificate',
          state: 'rejected',
        },
      ],
    },
    {
      charger: { firmwareBehaviour: 'signer-revoked' },
      calls: [{ fields: signedUpdate, answer: 'RevokedCertificate', state: 'rejected' }],
    },
  ],
} satisfies Scenes;
