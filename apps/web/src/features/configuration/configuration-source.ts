import type { Configuration, ConfigurationChange } from '@laadpoort/contract/configuration';

/** What the panel shows and asks: the owner's door and support's differ in the reason that support gives. */
export interface ConfigurationSource {
  readonly configuration: Configuration;
  readonly mayWrite: boolean;
  readonly change: (change: ConfigurationChange, force: boolean) => Promise<{ commands: number }>;
  readonly read: () => Promise<unknown>;
  readonly restart: () => Promise<unknown>;
}
