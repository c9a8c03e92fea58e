import type { ConfigurationChange } from '@laadpoort/contract/configuration';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import {
  maxListLength,
  valueProblem,
  writtenValue,
} from '@laadpoort/domain/configuration/configuration-value';
import { knownKey } from '@laadpoort/domain/configuration/known-keys';
import { nextProbe, startProbe, type MeasurandProbe } from '@laadpoort/domain/configuration/measurand-probe';
import { recommendedSettings } from '@laadpoort/domain/configuration/recommended-settings';
import { isSecretKey } from '@laadpoort/domain/configuration/secret-key';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { Refusal, refuse } from '#platform/http/route.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { QueueOrigin, RequestQueue } from './request-queue.ts';
import {
  differsFromDesired,
  forgetDesiredValue,
  keepDesiredValue,
  readKeys,
  toReportedKeys,
  type DesiredValue,
} from './store.ts';

interface ChangeDeps {
  readonly kernel: Kernel;
  readonly queue: Pick<RequestQueue, 'start'>;
}

type Change<C extends ConfigurationChange['change']> = Extract<ConfigurationChange, { change: C }>;
type Answer = { readonly commands: number } | Refusal;

/** Carries out a person's request about the configuration; work of several commands continues in the background. */
export const applyChange = async (
  deps: ChangeDeps,
  origin: QueueOrigin,
  change: ConfigurationChange,
  force: boolean,
): Promise<Answer> => {
  switch (change.change) {
    case 'set':
      return set(deps, origin, change, force);
    case 'forget':
      await forgetDesiredValue(deps.kernel.db, origin.chargePointId, change.key);
      return { commands: 0 };
    case 'apply-desired':
      return applyDesired(deps, origin, change);
    case 'apply-recommended':
      return applyRecommended(deps, origin);
    case 'ask-measurements':
      return askMeasurements(deps, origin);
  }
};

const setting = ({ key, value }: DesiredValue): CommandRequest => ({
  action: 'ChangeConfiguration',
  key,
  value,
});

const set = async (
  deps: ChangeDeps,
  origin: QueueOrigin,
  { key, value }: Change<'set'>,
  force: boolean,
): Promise<Answer> => {
  const { db, directory, now } = deps.kernel;
  const { chargePointId, requester } = origin;
  const keys = toReportedKeys(await readKeys(db, chargePointId));
  const problem = force ? null : valueProblem(key, value, keys);
  if (problem) return refuse('invalid-request', [{ path: 'body.value', code: problem }]);
  const quirks = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const desiredValue = { key, value: writtenValue(key, value, quirks) };
  // A secret is sent and forgotten: nothing could be compared with it.
  if (!isSecretKey(key)) await keepDesiredValue(db, chargePointId, desiredValue, requester.personId, now());
  const command = await deps.kernel.sendCommand({ ...origin, request: setting(desiredValue), force });
  return command instanceof Refusal ? command : { commands: 1 };
};

/** Sends settings one after the other, until the charger is gone. */
const sendAll = ({ queue }: ChangeDeps, origin: QueueOrigin, desired: readonly DesiredValue[]): Answer => {
  queue.start('apply', origin, async (ask) => {
    for (const each of desired) {
      const state = await ask(setting(each));
      if (state === null || state === 'offline') return;
    }
  });
  return { commands: desired.length };
};

const applyDesired = async (deps: ChangeDeps, origin: QueueOrigin, { keys }: Change<'apply-desired'>) => {
  const rows = await readKeys(deps.kernel.db, origin.chargePointId);
  const desired = rows.flatMap((row) =>
    differsFromDesired(row) && row.desiredValue !== null && (keys === undefined || keys.includes(row.key))
      ? [{ key: row.key, value: row.desiredValue }]
      : [],
  );
  return sendAll(deps, origin, desired);
};

const applyRecommended = async (deps: ChangeDeps, origin: QueueOrigin): Promise<Answer> => {
  const { db, directory, now } = deps.kernel;
  const { chargePointId, requester } = origin;
  const quirks = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const desired = recommendedSettings(toReportedKeys(await readKeys(db, chargePointId))).map(
    ({ key, value }) => ({
      key,
      value: writtenValue(key, value, quirks),
    }),
  );
  for (const each of desired) await keepDesiredValue(db, chargePointId, each, requester.personId, now());
  return sendAll(deps, origin, desired);
};

const MEASURANDS = 'MeterValuesSampledData';

const askMeasurements = async (
  { kernel: { db }, queue }: ChangeDeps,
  origin: QueueOrigin,
): Promise<Answer> => {
  const keys = toReportedKeys(await readKeys(db, origin.chargePointId));
  const own = keys.find(({ key }) => knownKey(key) === MEASURANDS);
  if (own?.readonly) return refuse('known-to-refuse');
  queue.start('measurands', origin, async (ask) => {
    let probe: MeasurandProbe | null = startProbe(maxListLength(MEASURANDS, keys));
    while (probe !== null) {
      const state = await ask(setting({ key: own?.key ?? MEASURANDS, value: probe.trying.join(',') }));
      // Only a refusal says something about the list.
      if (state !== 'done' && state !== 'rejected' && state !== 'not-supported') return;
      probe = nextProbe(probe, state === 'done');
    }
  });
  return { commands: 1 };
};
