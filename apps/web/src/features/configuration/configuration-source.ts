import type { Configuration, ConfigurationChange } from '@laadpoort/contract/configuration';

/** What the panel reads and sends: support differs from the owner in that it gives a reason. */
export interface ConfigurationSource {
  readonly configuration: Configuration;
  readonly mayWrite: boolean;
  readonly change: (change: ConfigurationChange, force: boolean) => Promise<{ commands: number }>;
  readonly read: () => Promise<unknown>;
  readonly restart: () => Promise<unknown>;
}
