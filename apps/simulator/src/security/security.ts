import type { ChargePointOptions } from '@laadpoort/ocpp/client/charge-point';
import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Device } from '../device.ts';
import type { Later } from '../transactions/remote-control.ts';
import { trigger } from '../commands/trigger.ts';

type Handlers = { [A in OutboundAction]: (payload: Request<A>) => Response<A> };

const profileKey = 'SecurityProfile';

/** 0: no key · 1: key · 2: key over TLS · 3: certificate over TLS. */
export function securityProfile({ configuration }: Device): number {
  return configuration.number(profileKey);
}

/** Where it connects, and what it shows there, at its security profile. */
export function doorOf(
  device: Device,
  password: string | Uint8Array | undefined,
): Pick<ChargePointOptions, 'url' | 'password' | 'tls'> {
  const { settings, certificates } = device;
  const profile = securityProfile(device);
  const shownKey = password === undefined || profile === 3 ? {} : { password };
  if (profile < 2 || settings.secureUrl === null) return { url: settings.url, ...shownKey };
  const certificate = profile === 3 && certificates.shown ? certificates.shown : {};
  return {
    url: settings.secureUrl,
    tls: { ca: [...certificates.centralSystemRoots], ...certificate },
    ...shownKey,
  };
}

/** ChangeConfiguration of the profile: never lower, and only with what the higher one needs. */
export function raiseProfile(device: Device, value: string): Response<'ChangeConfiguration'>['status'] {
  const profile = Number(value);
  const { certificates, settings } = device;
  if (!/^[0-3]$/.test(value) || profile < securityProfile(device)) return 'Rejected';
  const lacksTls = settings.secureUrl === null || certificates.centralSystemRoots.length === 0;
  if ((profile >= 2 && lacksTls) || (profile === 3 && !certificates.shown)) return 'Rejected';
  return device.configuration.change(profileKey, value);
}

/** Tells a security event; most of them are for the central system's record alone. */
export async function tellSecurityEvent(device: Device, type: string, techInfo?: string): Promise<void> {
  await device.link.notify('SecurityEventNotification', {
    type,
    timestamp: device.clock.timestamp(),
    ...(techInfo === undefined ? {} : { techInfo }),
  });
}

/** The calls of the security extension that are about certificates. */
export function securityHandlers(device: Device, later: Later) {
  const { certificates } = device;
  return {
    CertificateSigned({ certificateChain }) {
      const status = certificates.take(certificateChain);
      if (status === 'Rejected') later(() => void tellSecurityEvent(device, 'InvalidChargePointCertificate'));
      else if (securityProfile(device) === 3) later(() => void device.link.reconnect());
      return { status };
    },
    InstallCertificate(request) {
      const status = certificates.install(request);
      if (status === 'Rejected')
        later(() => void tellSecurityEvent(device, 'InvalidCentralSystemCertificate'));
      return { status };
    },
    GetInstalledCertificateIds: ({ certificateType }) => certificates.list(certificateType),
    DeleteCertificate: ({ certificateHashData }) => ({ status: certificates.remove(certificateHashData) }),
    ExtendedTriggerMessage: (request) => extendedTrigger(device, request, later),
  } satisfies Partial<Handlers>;
}

function extendedTrigger(
  device: Device,
  { requestedMessage, connectorId }: Request<'ExtendedTriggerMessage'>,
  later: Later,
): Response<'ExtendedTriggerMessage'> {
  switch (requestedMessage) {
    case 'SignChargePointCertificate':
      later(() => void askToSign(device));
      return { status: 'Accepted' };
    case 'LogStatusNotification':
      later(() => void device.link.notify('LogStatusNotification', { status: 'Idle' }));
      return { status: 'Accepted' };
    case 'FirmwareStatusNotification':
      later(() => void device.link.notify('SignedFirmwareStatusNotification', { status: 'Idle' }));
      return { status: 'Accepted' };
    default:
      return trigger(
        device,
        { requestedMessage, ...(connectorId === undefined ? {} : { connectorId }) },
        later,
      );
  }
}

async function askToSign({ certificates, settings, link, configuration }: Device): Promise<void> {
  const organization = configuration.text('CpoName');
  const subject = [...(organization === '' ? [] : [`O=${organization}`]), `CN=${settings.serialNumber}`];
  await link.notify('SignCertificate', { csr: await certificates.makeSigningRequest(subject.join(', ')) });
}
