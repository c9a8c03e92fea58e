import type { ChargePointOptions } from '@laadpoort/ocpp/client/charge-point';
import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Firmware } from './firmware.ts';
import type { Later } from './remote.ts';
import { trigger } from './trigger.ts';

type Handlers = { [A in OutboundAction]: (payload: Request<A>) => Response<A> };

const profileKey = 'SecurityProfile';

/** 0: no key · 1: key · 2: key over TLS · 3: certificate over TLS. */
export function securityProfile({ configuration }: Firmware): number {
  return configuration.number(profileKey);
}

/** Where it connects, and what it shows there, at its security profile. */
export function doorOf(
  firmware: Firmware,
  password: string | Uint8Array | undefined,
): Pick<ChargePointOptions, 'url' | 'password' | 'tls'> {
  const { settings, certificates } = firmware;
  const profile = securityProfile(firmware);
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
export function raiseProfile(firmware: Firmware, value: string): Response<'ChangeConfiguration'>['status'] {
  const profile = Number(value);
  const { certificates, settings } = firmware;
  if (!/^[0-3]$/.test(value) || profile < securityProfile(firmware)) return 'Rejected';
  const lacksTls = settings.secureUrl === null || certificates.centralSystemRoots.length === 0;
  if ((profile >= 2 && lacksTls) || (profile === 3 && !certificates.shown)) return 'Rejected';
  return firmware.configuration.change(profileKey, value);
}

/** Tells a security event; most of them are for the central system's record alone. */
export async function tellSecurityEvent(firmware: Firmware, type: string, techInfo?: string): Promise<void> {
  await firmware.link.notify('SecurityEventNotification', {
    type,
    timestamp: firmware.clock.timestamp(),
    ...(techInfo === undefined ? {} : { techInfo }),
  });
}

/** The calls of the security extension that are about certificates. */
export function securityHandlers(firmware: Firmware, later: Later) {
  const { certificates } = firmware;
  return {
    CertificateSigned({ certificateChain }) {
      const status = certificates.take(certificateChain);
      if (status === 'Rejected')
        later(() => void tellSecurityEvent(firmware, 'InvalidChargePointCertificate'));
      else if (securityProfile(firmware) === 3) later(() => void firmware.link.reconnect());
      return { status };
    },
    InstallCertificate(request) {
      const status = certificates.install(request);
      if (status === 'Rejected')
        later(() => void tellSecurityEvent(firmware, 'InvalidCentralSystemCertificate'));
      return { status };
    },
    GetInstalledCertificateIds: ({ certificateType }) => certificates.list(certificateType),
    DeleteCertificate: ({ certificateHashData }) => ({ status: certificates.remove(certificateHashData) }),
    ExtendedTriggerMessage: (request) => extendedTrigger(firmware, request, later),
  } satisfies Partial<Handlers>;
}

function extendedTrigger(
  firmware: Firmware,
  { requestedMessage, connectorId }: Request<'ExtendedTriggerMessage'>,
  later: Later,
): Response<'ExtendedTriggerMessage'> {
  switch (requestedMessage) {
    case 'SignChargePointCertificate':
      later(() => void askToSign(firmware));
      return { status: 'Accepted' };
    case 'LogStatusNotification':
      later(() => void firmware.link.notify('LogStatusNotification', { status: 'Idle' }));
      return { status: 'Accepted' };
    case 'FirmwareStatusNotification':
      later(() => void firmware.link.notify('SignedFirmwareStatusNotification', { status: 'Idle' }));
      return { status: 'Accepted' };
    default:
      return trigger(
        firmware,
        { requestedMessage, ...(connectorId === undefined ? {} : { connectorId }) },
        later,
      );
  }
}

async function askToSign({ certificates, settings, link, configuration }: Firmware): Promise<void> {
  const organization = configuration.text('CpoName');
  const subject = [...(organization === '' ? [] : [`O=${organization}`]), `CN=${settings.serialNumber}`];
  await link.notify('SignCertificate', { csr: await certificates.makeSigningRequest(subject.join(', ')) });
}
