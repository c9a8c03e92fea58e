import type { CommandAction } from './command.ts';

const SLOW_MS: Partial<Record<CommandAction, number>> = {
  GetConfiguration: 90_000,
  Reset: 60_000,
  CertificateSigned: 90_000,
  InstallCertificate: 60_000,
  GetInstalledCertificateIds: 60_000,
  DeleteCertificate: 60_000,
  SignedUpdateFirmware: 60_000,
};
const CALL_MS = 30_000;

/** How long a call may remain unanswered before others are sent: OCPP 1.6 does not say, and models differ widely. */
export const callTimeoutMs = (action: CommandAction): number => {
  return SLOW_MS[action] ?? CALL_MS;
};
