import * as accounts from '@laadpoort/contract/accounts/endpoints';
import * as alerts from '@laadpoort/contract/alerts';
import * as certificates from '@laadpoort/contract/certificates';
import * as chargePoints from '@laadpoort/contract/charge-points/endpoints';
import * as commands from '@laadpoort/contract/commands/endpoints';
import * as configuration from '@laadpoort/contract/configuration';
import * as diagnostics from '@laadpoort/contract/diagnostics';
import * as connections from '@laadpoort/contract/connections';
import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import * as firmwareCampaigns from '@laadpoort/contract/firmware/campaigns';
import * as firmwareFiles from '@laadpoort/contract/firmware/files';
import * as firmwareUpdates from '@laadpoort/contract/firmware/updates';
import * as loadManagement from '@laadpoort/contract/load-management/endpoints';
import * as localList from '@laadpoort/contract/local-list';
import * as mobility from '@laadpoort/contract/mobility';
import * as ocppMessages from '@laadpoort/contract/ocpp-messages';
import * as onboarding from '@laadpoort/contract/onboarding/endpoints';
import * as quirks from '@laadpoort/contract/quirks/endpoints';
import * as reports from '@laadpoort/contract/reports';
import * as reservations from '@laadpoort/contract/reservations/endpoints';
import * as security from '@laadpoort/contract/security/endpoints';
import * as sessions from '@laadpoort/contract/sessions/endpoints';
import * as smartCharging from '@laadpoort/contract/smart-charging';
import * as stations from '@laadpoort/contract/stations/endpoints';
import * as supportDevices from '@laadpoort/contract/support/devices';
import * as supportMessages from '@laadpoort/contract/support/messages';
import * as tariffs from '@laadpoort/contract/tariffs';
import * as whitelist from '@laadpoort/contract/whitelist';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'scope' in value;

const modules = [
  accounts,
  alerts,
  certificates,
  chargePoints,
  commands,
  configuration,
  connections,
  diagnostics,
  firmwareCampaigns,
  firmwareFiles,
  firmwareUpdates,
  loadManagement,
  localList,
  mobility,
  ocppMessages,
  onboarding,
  quirks,
  reports,
  reservations,
  security,
  sessions,
  smartCharging,
  stations,
  supportDevices,
  supportMessages,
  tariffs,
  whitelist,
];

/** Every endpoint of the contract by its exported name. */
export const endpoints: readonly (readonly [string, Endpoint])[] = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (isEndpoint(value) ? [[name, value] as const] : [])),
);
