import { createVerify } from 'node:crypto';
import { CallRefused } from '@laadpoort/ocpp/client/call-failed';
import type { Request } from '@laadpoort/ocpp/messages/actions';
import type { SignedFirmwareStatus } from '@laadpoort/ocpp/messages/values';
import type { Clock } from '../clock.ts';
import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Connector } from '../connectors/connector.ts';
import type { SendSecurityEvent } from '../security/security-events.ts';
import { problemOfSigner, type SignerParts } from '../security/signing-certificate.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from '../wire/caller.ts';
import type { Registration } from '../wire/registration.ts';
import { downloadFirmware } from './firmware-download.ts';
import type { PowerSupply } from './power-supply.ts';

export type FirmwareParts = SignerParts & {
  settings: Pick<Settings, 'firmwareBehaviour' | 'firmwareVersion'>;
  clock: Pick<Clock, 'after' | 'timestamp'>;
  connectors: readonly Connector[];
  sendSecurityEvent: SendSecurityEvent;
  link: Pick<Caller, 'notify'>;
  registration: Pick<Registration, 'online'>;
  power: Pick<PowerSupply, 'restart'>;
  afterAnswer: AfterAnswer;
};

type Signed = Pick<Request<'SignedUpdateFirmware'>['firmware'], 'signature' | 'signingCertificate'>;

interface Update {
  readonly location: string;
  readonly retrieveAt: string;
  readonly signed: (Signed & { readonly requestId: number }) | null;
}

const stepSeconds = 5;

export const firmwareHandlers = (
  parts: FirmwareParts,
): CallHandlers<'SignedUpdateFirmware' | 'UpdateFirmware'> => ({
  UpdateFirmware({ location, retrieveDate }) {
    if (parts.settings.firmwareBehaviour === 'signed-only')
      throw new CallRefused('NotSupported', 'Signed firmware only');
    parts.afterAnswer(() => void runUpdate(parts, { location, retrieveAt: retrieveDate, signed: null }));
    return {};
  },
  SignedUpdateFirmware({ requestId, firmware }) {
    const { location, retrieveDateTime, signature, signingCertificate } = firmware;
    const problem = problemOfSigner(parts, signingCertificate);
    if (problem !== null) {
      if (problem === 'InvalidCertificate')
        parts.afterAnswer(() => void parts.sendSecurityEvent('InvalidFirmwareSigningCertificate'));
      return { status: problem };
    }
    const signed = { requestId, signature, signingCertificate };
    parts.afterAnswer(() => void runUpdate(parts, { location, retrieveAt: retrieveDateTime, signed }));
    return { status: 'Accepted' };
  },
});

const runUpdate = async (parts: FirmwareParts, update: Update): Promise<void> => {
  const { clock, connectors, settings } = parts;
  const behaviour = settings.firmwareBehaviour;
  const report = (status: SignedFirmwareStatus) => sendReport(parts, update, status);
  await pause(clock, (Date.parse(update.retrieveAt) - Date.parse(clock.timestamp())) / 1_000);
  await report('Downloading');
  const file =
    behaviour === 'download-fails' ? null : await downloadFirmware(update.location).catch(() => null);
  if (file === null) return report('DownloadFailed');
  await report('Downloaded');
  if (update.signed !== null) {
    if (!isSignedBy(file, update.signed)) return report('InvalidSignature');
    await report('SignatureVerified');
  }
  await pause(clock, stepSeconds);
  while (connectors.some(({ use }) => use.kind === 'charging')) await pause(clock, stepSeconds);
  await report('Installing');
  await pause(clock, stepSeconds);
  if (behaviour === 'install-fails') return report('InstallationFailed');
  if (update.signed !== null) await report('InstallRebooting');
  if (behaviour !== 'keeps-version') settings.firmwareVersion = versionOf(file, update.location);
  await parts.power.restart('SoftReset');
  while (!parts.registration.online) await pause(clock, 1);
  if (behaviour !== 'keeps-version') await report('Installed');
};

/** Ends with the power: what waits then is forgotten with the timers. */
const pause = (clock: Pick<Clock, 'after'>, seconds: number): Promise<void> =>
  new Promise((resolve) => void clock.after(Math.max(0, seconds), resolve));

const sendReport = async (
  { link, settings }: FirmwareParts,
  { signed }: Update,
  status: SignedFirmwareStatus,
): Promise<void> => {
  if (settings.firmwareBehaviour === 'never-reports') return;
  if (signed !== null) {
    await link.notify('SignedFirmwareStatusNotification', { status, requestId: signed.requestId });
  } else if (isUnsignedStatus(status)) await link.notify('FirmwareStatusNotification', { status });
};

type UnsignedStatus = Request<'FirmwareStatusNotification'>['status'];

const isUnsignedStatus = (status: SignedFirmwareStatus): status is UnsignedStatus & SignedFirmwareStatus =>
  /^(?:Download(?:ed|ing|Failed)|Install(?:ed|ing|ationFailed))$/.test(status);

const isSignedBy = (file: Buffer, { signature, signingCertificate }: Signed): boolean => {
  try {
    return createVerify('SHA256').update(file).verify(signingCertificate, signature, 'base64');
  } catch {
    return false;
  }
};

/** A simulated image says its version in its first line (`version 2.1.0`), any other in the name of its address. */
const versionOf = (file: Buffer, location: string): string => {
  const said = /^version (\S{1,50})/.exec(file.subarray(0, 80).toString('latin1'))?.[1];
  const named = location
    .split('/')
    .at(-1)
    ?.split(/[^\d.]/)
    .find((part) => /^\d+\.\d/.test(part));
  return said ?? named?.replace(/\.$/, '') ?? 'unknown';
};
