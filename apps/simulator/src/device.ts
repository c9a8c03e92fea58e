import type { InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import type { CertificateStore } from './security/certificate-store.ts';
import type { Clock } from './clock.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { Connector } from './connectors/connector.ts';
import type { ChargePointEvent } from './events.ts';
import type { Link } from './wire/link.ts';
import type { LocalList } from './authorization/local-list.ts';
import type { ChargePointOptions, ConnectorSpec } from './options.ts';
import type { Outbox } from './wire/outbox.ts';
import type { Random } from './random.ts';
import type { Registration } from './wire/registration.ts';
import type { Reservation } from './connectors/reservations.ts';

export type Settings = Required<
  Omit<ChargePointOptions, 'password' | 'meterSampleIntervalSeconds' | 'seed' | 'memory'>
> & {
  connectors: readonly ConnectorSpec[];
};

/** Everything a running charge point has at hand. */
export interface Device {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly random: Random;
  readonly configuration: Configuration;
  readonly connectors: readonly Connector[];
  readonly outbox: Outbox;
  readonly link: Link;
  readonly certificates: CertificateStore;
  readonly registration: Registration;
  /** Ids by own key, until the StopTransaction is delivered. */
  readonly transactionIds: Map<string, number>;
  readonly authorizationCache: Map<string, CachedTag>;
  localList: LocalList;
  chargingProfiles: readonly InstalledProfile[];
  /** By their id. */
  readonly reservations: Map<number, Reservation>;
  readonly emit: (event: ChargePointEvent) => void;
}

/** What the central system last said about a card; kept under the folded id tag (CiString). */
export interface CachedTag {
  accepted: boolean;
  parentIdTag: string | undefined;
  expiryDate: string | undefined;
}

export function connectorOf(device: Device, connectorId: number): Connector {
  const connector = device.connectors[connectorId - 1];
  if (connector === undefined) throw new RangeError(`No connector ${connectorId}`);
  return connector;
}
