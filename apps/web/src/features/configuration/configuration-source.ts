import type { configurationPermission } from '@laadpoort/domain/commands/command-permission';
import type { Configuration, ConfigurationChange } from '@laadpoort/contract/configuration';

/** What the panel reads and sends: support differs from the owner in that it gives a reason. */
export interface ConfigurationSource {
  readonly configuration: Configuration;
  /** Whether the reader may send anything at all. */
  readonly mayWrite: boolean;
  /** Whether they may change it so. */
  readonly mayMake: (change: Parameters<typeof configurationPermission>[0]) => boolean;
  readonly change: (change: ConfigurationChange, force: boolean) => Promise<{ commands: number }>;
  readonly read: () => Promise<unknown>;
  readonly restart: () => Promise<unknown>;
}
