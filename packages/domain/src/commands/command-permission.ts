import type { Permission } from '../accounts/roles.ts';
import { keyClass } from '../configuration/key-class.ts';
import type { CommandAction } from './command.ts';

/** A wrong value of any but a harmless key costs money or the connection. */
const keyPermission = (key: string): Permission =>
  keyClass(key) === 'harmless' ? 'commands.configure' : 'stations.manage';

type CommandRequest =
  | { readonly action: 'ChangeConfiguration'; readonly key: string }
  | { readonly action: Exclude<CommandAction, 'ChangeConfiguration'> };

type ConfigurationChange =
  | { readonly change: 'set' | 'forget'; readonly key: string }
  | { readonly change: 'apply-desired' | 'apply-recommended' | 'ask-measurements' };

/** What a member must hold to change a configuration so. */
export const configurationPermission = (change: ConfigurationChange): Permission => {
  switch (change.change) {
    case 'set':
    case 'forget':
      return keyPermission(change.key);
    // Whoever desired a value was allowed to.
    case 'apply-desired':
      return 'commands.configure';
    // Both change what is billed.
    case 'apply-recommended':
    case 'ask-measurements':
      return 'stations.manage';
  }
};

/** What a member must hold to send a command; support, which has an expert console, is not asked this. */
export const commandPermission = (request: CommandRequest): Permission => {
  switch (request.action) {
    case 'ChangeConfiguration':
      return keyPermission(request.key);
    // What a vendor's message does is not known.
    case 'DataTransfer':
      return 'stations.manage';
    default:
      return 'commands.operate';
  }
};

/** A wrong value costs money or the connection, or opens a door: whoever sets it shows again who they are. */
const isGrave = (key: string): boolean => ['connection', 'billing', 'security'].includes(keyClass(key));

/** Firmware, and whom a charger trusts, as the pages for them ask for step-up too (docs/decisions/0029). */
const GRAVE: ReadonlySet<CommandAction> = new Set([
  'UpdateFirmware',
  'SignedUpdateFirmware',
  'InstallCertificate',
  'DeleteCertificate',
  'CertificateSigned',
]);

export const commandNeedsStepUp = (request: CommandRequest): boolean =>
  request.action === 'ChangeConfiguration' ? isGrave(request.key) : GRAVE.has(request.action);

export const configurationNeedsStepUp = (change: ConfigurationChange): boolean =>
  'key' in change && isGrave(change.key);
