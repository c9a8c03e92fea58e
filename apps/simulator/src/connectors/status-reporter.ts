import type { Clock } from '../clock.ts';
import type { Listener } from '../events.ts';
import type { Settings } from '../settings.ts';
import type { Caller } from '../wire/caller.ts';
import type { Registration } from '../wire/registration.ts';
import { connectorStatus, type Connector } from './connector.ts';

/** Sends StatusNotifications. */
export interface StatusReporter {
  /** If the status of the connector is not what was last reported. */
  reportChange(connector: Connector): Promise<void>;
  /** After a boot all are reported; after a mere reconnect only what changed meanwhile (OCPP 1.6 section 4.9). */
  reportAll(booted: boolean): Promise<void>;
  send(connector: Connector): Promise<void>;
  /** Of connector 0: the charge point as a whole. */
  sendMain(): Promise<void>;
}

interface StatusReporterParts {
  settings: Pick<Settings, 'vendor'>;
  clock: Pick<Clock, 'timestamp'>;
  connectors: readonly Connector[];
  link: Pick<Caller, 'notify'>;
  registration: Pick<Registration, 'registered'>;
  emit: Listener;
}

export const createStatusReporter = (parts: StatusReporterParts): StatusReporter => {
  const { clock, connectors, link } = parts;
  const reporter: StatusReporter = {
    async reportChange(connector) {
      const status = connectorStatus(connector);
      const errorCode = connector.fault?.errorCode ?? 'NoError';
      const key = `${status} ${errorCode} ${connector.fault?.vendorErrorCode ?? ''}`;
      if (connector.seen !== key) {
        connector.seen = key;
        parts.emit({ type: 'status', connectorId: connector.id, status, errorCode });
      }
      if (connector.reported === key || !parts.registration.registered) return;
      connector.reported = key;
      await reporter.send(connector);
    },
    async reportAll(booted) {
      if (booted) {
        for (const connector of connectors) connector.reported = null;
        await reporter.sendMain();
      }
      for (const connector of connectors) await reporter.reportChange(connector);
    },
    async send(connector) {
      const { fault } = connector;
      await link.notify('StatusNotification', {
        connectorId: connector.id,
        errorCode: fault?.errorCode ?? 'NoError',
        status: connectorStatus(connector),
        timestamp: clock.timestamp(),
        ...(fault?.info === undefined ? {} : { info: fault.info }),
        ...(fault?.vendorErrorCode === undefined
          ? {}
          : { vendorId: parts.settings.vendor, vendorErrorCode: fault.vendorErrorCode }),
      });
    },
    async sendMain() {
      await link.notify('StatusNotification', {
        connectorId: 0,
        errorCode: 'NoError',
        status: connectors.every(({ inoperative }) => inoperative) ? 'Unavailable' : 'Available',
        timestamp: clock.timestamp(),
      });
    },
  };
  return reporter;
};
