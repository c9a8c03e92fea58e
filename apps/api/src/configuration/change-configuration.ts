import type { ConfigurationChange } from '@laadpoort/contract/configuration';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { longestList, valueProblem, writtenValue } from '@laadpoort/domain/configuration/configuration-value';
import { knownKey } from '@laadpoort/domain/configuration/known-keys';
import { nextProbe, startProbe, type MeasurandProbe } from '@laadpoort/domain/configuration/measurand-probe';
import { recommendedSettings } from '@laadpoort/domain/configuration/recommended-settings';
import { isSecretKey } from '@laadpoort/domain/configuration/secret-key';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ChargePointDirectory } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import { Refusal, refuse } from '#platform/http/route.ts';
import type { Asker, ErrandDeps, Errands } from './errands.ts';
import { differs, forgetWish, keepWish, readKeys, reported, type Wish } from './store.ts';

export interface ChangeDeps extends Pick<ErrandDeps, 'order'> {
  readonly db: Database;
  readonly now: () => Date;
  readonly directory: Pick<ChargePointDirectory, 'findById'>;
  readonly errands: Pick<Errands, 'start'>;
}

type Change<C extends ConfigurationChange['change']> = Extract<ConfigurationChange, { change: C }>;
type Answer = { readonly commands: number } | Refusal;

/** Carries out a person's request about the configuration; work of several commands continues in the background. */
export const applyChange = async (
  deps: ChangeDeps,
  asker: Asker,
  change: ConfigurationChange,
  force: boolean,
): Promise<Answer> => {
  switch (change.change) {
    case 'set':
      return set(deps, asker, change, force);
    case 'forget':
      await forgetWish(deps.db, asker.chargePointId, change.key);
      return { commands: 0 };
    case 'apply-wanted':
      return applyWanted(deps, asker, change);
    case 'apply-recommended':
      return applyRecommended(deps, asker);
    case 'ask-measurements':
      return askMeasurements(deps, asker);
  }
};

const setting = ({ key, value }: Wish): CommandRequest => ({ action: 'ChangeConfiguration', key, value });

const set = async (
  deps: ChangeDeps,
  asker: Asker,
  { key, value }: Change<'set'>,
  force: boolean,
): Promise<Answer> => {
  const { db, directory, now } = deps;
  const { chargePointId, requester } = asker;
  const keys = reported(await readKeys(db, chargePointId));
  const problem = force ? null : valueProblem(key, value, keys);
  if (problem) return refuse('invalid-request', [{ path: 'body.value', code: problem }]);
  const quirks = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const wish = { key, value: writtenValue(key, value, quirks) };
  // A secret is sent and forgotten, so there would be nothing to compare with.
  if (!isSecretKey(key)) await keepWish(db, chargePointId, wish, requester.personId, now());
  const command = await deps.order({ ...asker, request: setting(wish), force });
  return command instanceof Refusal ? command : { commands: 1 };
};

/** Sends settings one after the other, until the charger is gone. */
const sendAll = ({ errands }: ChangeDeps, asker: Asker, wishes: readonly Wish[]): Answer => {
  errands.start('apply', asker, async (ask) => {
    for (const wish of wishes) {
      const state = await ask(setting(wish));
      if (state === null || state === 'offline') return;
    }
  });
  return { commands: wishes.length };
};

const applyWanted = async (deps: ChangeDeps, asker: Asker, { keys }: Change<'apply-wanted'>) => {
  const rows = await readKeys(deps.db, asker.chargePointId);
  const wishes = rows.flatMap((row) =>
    differs(row) && row.desiredValue !== null && (keys === undefined || keys.includes(row.key))
      ? [{ key: row.key, value: row.desiredValue }]
      : [],
  );
  return sendAll(deps, asker, wishes);
};

const applyRecommended = async (deps: ChangeDeps, asker: Asker): Promise<Answer> => {
  const { db, directory, now } = deps;
  const { chargePointId, requester } = asker;
  const quirks = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const wishes = recommendedSettings(reported(await readKeys(db, chargePointId))).map(({ key, value }) => ({
    key,
    value: writtenValue(key, value, quirks),
  }));
  for (const wish of wishes) await keepWish(db, chargePointId, wish, requester.personId, now());
  return sendAll(deps, asker, wishes);
};

const MEASURANDS = 'MeterValuesSampledData';

const askMeasurements = async ({ db, errands }: ChangeDeps, asker: Asker): Promise<Answer> => {
  const keys = reported(await readKeys(db, asker.chargePointId));
  const own = keys.find(({ key }) => knownKey(key) === MEASURANDS);
  if (own?.readonly) return refuse('known-to-refuse');
  errands.start('measurands', asker, async (ask) => {
    let probe: MeasurandProbe | null = startProbe(longestList(MEASURANDS, keys));
    while (probe !== null) {
      const state = await ask(setting({ key: own?.key ?? MEASURANDS, value: probe.trying.join(',') }));
      // Only a refusal says something about the list.
      if (state !== 'done' && state !== 'rejected' && state !== 'not-supported') return;
      probe = nextProbe(probe, state === 'done');
    }
  });
  return { commands: 1 };
};
