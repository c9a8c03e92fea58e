import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import type { StatusReporter } from '../connectors/status-reporter.ts';
import type { MeterReader } from '../metering/meter-reader.ts';
import type { CertificateStore } from '../security/certificate-store.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from '../wire/caller.ts';
import type { Registration } from '../wire/registration.ts';
import type { AfterAnswer, CallHandlers } from './call-handler.ts';

export interface TriggerParts {
  settings: Pick<Settings, 'serialNumber'>;
  configuration: Pick<Configuration, 'text'>;
  connectors: readonly Connector[];
  certificates: Pick<CertificateStore, 'makeSigningRequest'>;
  meterReader: Pick<MeterReader, 'read'>;
  statuses: Pick<StatusReporter, 'send' | 'sendMain'>;
  link: Pick<Caller, 'notify'>;
  registration: Pick<Registration, 'boot' | 'sendHeartbeat'>;
  afterAnswer: AfterAnswer;
}

type Sender = (parts: TriggerParts, connectorId: number | undefined) => Promise<unknown>;

/** The requested message follows its answer. */
export const triggerHandlers = (
  parts: TriggerParts,
): CallHandlers<'ExtendedTriggerMessage' | 'TriggerMessage'> => {
  const sendLater = (send: Sender | undefined, connectorId?: number) => {
    if (connectorId !== undefined && connectorId > parts.connectors.length)
      return { status: 'Rejected' } as const;
    if (send === undefined) return { status: 'NotImplemented' } as const;
    parts.afterAnswer(() => void send(parts, connectorId));
    return { status: 'Accepted' } as const;
  };
  return {
    TriggerMessage: ({ requestedMessage, connectorId }) => sendLater(senders[requestedMessage], connectorId),
    ExtendedTriggerMessage({ requestedMessage, connectorId }) {
      const ofExtension = securitySenders[requestedMessage];
      return ofExtension === undefined
        ? sendLater(senders[requestedMessage], connectorId)
        : sendLater(ofExtension);
    },
  };
};

const senders: Readonly<Record<string, Sender>> = {
  BootNotification: ({ registration }) => registration.boot(),
  Heartbeat: ({ registration }) => registration.sendHeartbeat(),
  async StatusNotification({ connectors, statuses }, connectorId) {
    if (!connectorId) await statuses.sendMain();
    for (const connector of meant(connectors, connectorId)) await statuses.send(connector);
  },
  async MeterValues({ connectors, link, meterReader }, connectorId) {
    for (const connector of meant(connectors, connectorId)) {
      const id = connector.use.kind === 'charging' ? connector.use.transaction.id : null;
      await link.notify('MeterValues', {
        connectorId: connector.id,
        ...(id === null ? {} : { transactionId: id }),
        meterValue: [meterReader.read(connector, 'Trigger')],
      });
    }
  },
  DiagnosticsStatusNotification: ({ link }) =>
    link.notify('DiagnosticsStatusNotification', { status: 'Idle' }),
  FirmwareStatusNotification: ({ link }) => link.notify('FirmwareStatusNotification', { status: 'Idle' }),
};

/** Messages of the security extension: known to ExtendedTriggerMessage only. */
const securitySenders: Readonly<Record<string, Sender>> = {
  async SignChargePointCertificate({ certificates, settings, link, configuration }) {
    const organization = configuration.text('CpoName');
    const subject = [...(organization === '' ? [] : [`O=${organization}`]), `CN=${settings.serialNumber}`];
    await link.notify('SignCertificate', { csr: await certificates.makeSigningRequest(subject.join(', ')) });
  },
  LogStatusNotification: ({ link }) => link.notify('LogStatusNotification', { status: 'Idle' }),
  FirmwareStatusNotification: ({ link }) =>
    link.notify('SignedFirmwareStatusNotification', { status: 'Idle' }),
};

const meant = (connectors: readonly Connector[], connectorId: number | undefined) =>
  connectors.filter(({ id }) => connectorId === undefined || id === connectorId);
