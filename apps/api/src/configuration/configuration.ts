import type { Errands, ErrandDeps, Asker } from './errands.ts';
import { createErrands } from './errands.ts';
import { configurationHooks, type ConfigurationHooksDeps } from './hooks.ts';
import { forgetPendingReboot } from './keep-configuration.ts';
import { createReadAfterBoot, type ReadAfterBootDeps } from './read-after-boot.ts';

export interface ConfigurationDeps
  extends ErrandDeps, Omit<ConfigurationHooksDeps, 'readPages'>, Omit<ReadAfterBootDeps, 'read'> {
  /** The person on whose behalf the product sends commands itself. */
  readonly system: Asker['requester'];
}

/** The configuration of the chargers: read, stored, and changed key by key. */
export interface Configuration {
  readonly hooks: ReturnType<typeof configurationHooks>;
  readonly errands: Pick<Errands, 'start'>;
  booted(chargePointId: string): void;
  stop(): Promise<void>;
}

export const createConfiguration = (deps: ConfigurationDeps): Configuration => {
  const { db, system, onFault } = deps;
  const errands = createErrands(deps);
  const hooks = configurationHooks({
    ...deps,
    readPages({ accountId, chargePointId }, pages) {
      const asker: Asker = { accountId, chargePointId, requester: system, reason: null, continues: true };
      errands.start('read', asker, async (ask) => {
        for (const key of pages) if ((await ask({ action: 'GetConfiguration', key })) !== 'done') return;
      });
    },
  });
  const afterBoot = createReadAfterBoot({
    ...deps,
    read: ({ id, accountId }) =>
      deps.order({
        accountId,
        chargePointId: id,
        requester: system,
        reason: null,
        request: { action: 'GetConfiguration' },
      }),
  });
  return {
    hooks,
    errands,
    booted(chargePointId) {
      forgetPendingReboot(db, chargePointId).catch(onFault);
      afterBoot.booted(chargePointId);
    },
    async stop() {
      afterBoot.stop();
      await errands.stop();
    },
  };
};
