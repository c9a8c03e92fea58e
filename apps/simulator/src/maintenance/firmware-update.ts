import { createVerify } from 'node:crypto';
import { CallRefused } from '@laadpoort/ocpp/client/charge-point';
import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { SignedFirmwareStatus } from '@laadpoort/ocpp/messages/values';
import type { Device } from '../device.ts';
import { download } from './firmware-download.ts';
import { reboot } from './power.ts';
import type { Later } from '../transactions/remote-control.ts';
import { tellSecurityEvent } from '../security/security.ts';
import { problemOfSigner } from '../security/signing-certificate.ts';

/** What goes wrong with updates, if anything. */
export type FirmwareBehaviour =
  | 'good'
  | 'download-fails'
  | 'install-fails'
  /** It answers unsigned updates NotSupported (whitepaper L01.FR.20). */
  | 'signed-only'
  /** The manufacturer has withdrawn the certificate that updates are signed with. */
  | 'signer-revoked'
  /** It updates without a word; only its next boot tells. */
  | 'never-reports'
  /** It says that it installs, restarts, and is what it was. */
  | 'keeps-version';

type Signed = Pick<Request<'SignedUpdateFirmware'>['firmware'], 'signature' | 'signingCertificate'>;

interface Update {
  readonly location: string;
  readonly retrieveAt: string;
  readonly signed: (Signed & { readonly requestId: number }) | null;
}

const stepSeconds = 5;

export function updateFirmware(
  device: Device,
  { location, retrieveDate }: Request<'UpdateFirmware'>,
  later: Later,
): Response<'UpdateFirmware'> {
  if (device.settings.firmwareBehaviour === 'signed-only')
    throw new CallRefused('NotSupported', 'Signed firmware only');
  later(() => void runUpdate(device, { location, retrieveAt: retrieveDate, signed: null }));
  return {};
}

export function signedUpdateFirmware(
  device: Device,
  { requestId, firmware: wanted }: Request<'SignedUpdateFirmware'>,
  later: Later,
): Response<'SignedUpdateFirmware'> {
  const { location, retrieveDateTime, signature, signingCertificate } = wanted;
  const problem = problemOfSigner(device, signingCertificate);
  if (problem !== null) {
    if (problem === 'InvalidCertificate')
      later(() => void tellSecurityEvent(device, 'InvalidFirmwareSigningCertificate'));
    return { status: problem };
  }
  const signed = { requestId, signature, signingCertificate };
  later(() => void runUpdate(device, { location, retrieveAt: retrieveDateTime, signed }));
  return { status: 'Accepted' };
}

async function runUpdate(device: Device, update: Update): Promise<void> {
  const { clock, settings } = device;
  const behaviour = settings.firmwareBehaviour;
  const report = (status: SignedFirmwareStatus) => sendReport(device, update, status);
  await pause(device, (Date.parse(update.retrieveAt) - Date.parse(clock.timestamp())) / 1_000);
  await report('Downloading');
  const file = behaviour === 'download-fails' ? null : await download(update.location).catch(() => null);
  if (file === null) return report('DownloadFailed');
  await report('Downloaded');
  if (update.signed !== null) {
    if (!isSignedBy(file, update.signed)) return report('InvalidSignature');
    await report('SignatureVerified');
  }
  await pause(device, stepSeconds);
  while (device.connectors.some(({ use }) => use.kind === 'charging')) await pause(device, stepSeconds);
  await report('Installing');
  await pause(device, stepSeconds);
  if (behaviour === 'install-fails') return report('InstallationFailed');
  if (update.signed !== null) await report('InstallRebooting');
  if (behaviour !== 'keeps-version') settings.firmwareVersion = versionOf(file, update.location);
  await reboot(device, 'SoftReset');
  while (!device.registration.online) await pause(device, 1);
  if (behaviour !== 'keeps-version') await report('Installed');
}

/** Ends with the power: what waits then is forgotten with the timers. */
function pause({ clock }: Device, seconds: number): Promise<void> {
  return new Promise((resolve) => void clock.after(Math.max(0, seconds), resolve));
}

async function sendReport(
  { link, settings }: Device,
  { signed }: Update,
  status: SignedFirmwareStatus,
): Promise<void> {
  if (settings.firmwareBehaviour === 'never-reports') return;
  if (signed !== null) {
    await link.notify('SignedFirmwareStatusNotification', { status, requestId: signed.requestId });
  } else if (isUnsignedStatus(status)) await link.notify('FirmwareStatusNotification', { status });
}

type UnsignedStatus = Request<'FirmwareStatusNotification'>['status'];

function isUnsignedStatus(status: SignedFirmwareStatus): status is UnsignedStatus & SignedFirmwareStatus {
  return /^(?:Download(?:ed|ing|Failed)|Install(?:ed|ing|ationFailed))$/.test(status);
}

function isSignedBy(file: Buffer, { signature, signingCertificate }: Signed): boolean {
  try {
    return createVerify('SHA256').update(file).verify(signingCertificate, signature, 'base64');
  } catch {
    return false;
  }
}

/** A simulated image says its version in its first line (`version 2.1.0`), any other in the name of its address. */
function versionOf(file: Buffer, location: string): string {
  const said = /^version (\S{1,50})/.exec(file.subarray(0, 80).toString('latin1'))?.[1];
  return said ?? /\d+(?:\.\d+)+/.exec(location.split('/').at(-1) ?? '')?.[0] ?? 'unknown';
}
