import {
  changeConfiguration,
  changeSupportConfiguration,
  listConfiguration,
  listSupportConfiguration,
  type Configuration,
  type ConfigurationChange,
} from '@laadpoort/contract/configuration';
import {
  configurationNeedsStepUp,
  configurationPermission,
} from '@laadpoort/domain/commands/command-permission';
import { recommendedSettings } from '@laadpoort/domain/configuration/recommended-settings';
import type { Database } from '#platform/database/database.ts';
import type { ConfigurationKey as KeyRow } from '#platform/prisma/client.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { byMember, bySupport } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { applyChange } from './change-configuration.ts';
import type { QueueOrigin, RequestQueue } from './request-queue.ts';
import { differsFromDesired, readKeys, readOwner, toReportedKeys } from './store.ts';

export const registerConfigurationRoutes = (
  route: Route,
  kernel: Kernel,
  queue: Pick<RequestQueue, 'start'>,
): void => {
  const { db, live, openDevice } = kernel;

  const change = async (origin: QueueOrigin, request: ConfigurationChange, force: boolean) => {
    const answer = await applyChange({ kernel, queue }, origin, request, force);
    const { accountId, chargePointId } = origin;
    live.publish(accountId, { topic: 'configuration', id: chargePointId, chargePointId });
    return answer;
  };

  route(listConfiguration, async ({ params: { chargePointId } }, { accountId }) =>
    readConfiguration(db, chargePointId, accountId),
  );

  route(changeConfiguration, async ({ params: { chargePointId }, query, body }, actor) => {
    const { accountId } = actor;
    if (!(await readOwner(db, chargePointId, accountId))) return refuse('not-found');
    if (!actor.may(configurationPermission(body))) return refuse('not-allowed');
    if (configurationNeedsStepUp(body) && !(await actor.isProven())) return refuse('step-up-needed');
    return change({ accountId, chargePointId, requester: byMember(actor), reason: null }, body, query.force);
  });

  route(listSupportConfiguration, async ({ params: { chargePointId } }, person) =>
    (await openDevice(person, chargePointId)) ? readConfiguration(db, chargePointId) : refuse('not-found'),
  );

  route(changeSupportConfiguration, async ({ params: { chargePointId }, query, body }, person) => {
    const device = await readOwner(db, chargePointId);
    if (!device) return refuse('not-found');
    if (configurationNeedsStepUp(body.change) && !(await person.isProven())) return refuse('step-up-needed');
    const origin: QueueOrigin = {
      accountId: device.accountId,
      chargePointId,
      requester: bySupport(person),
      reason: body.reason,
    };
    const answer = await change(origin, body.change, query.force);
    return answer instanceof Refusal ? inChange(answer) : answer;
  });
};

/** For owners the body is the change itself; here it is one field of the body. */
const inChange = ({ code, fields }: Refusal): Refusal =>
  refuse(
    code,
    fields.map(({ path, ...problem }) => ({ ...problem, path: path.replace(/^body\./, 'body.change.') })),
  );

const readConfiguration = async (
  db: Database,
  chargePointId: string,
  accountId?: string,
): Promise<Configuration | Refusal> => {
  const device = await readOwner(db, chargePointId, accountId);
  if (!device) return refuse('not-found');
  const rows = await readKeys(db, chargePointId);
  return {
    readAt: device.configurationReadAt?.toISOString() ?? null,
    keys: rows.map(keyOf),
    recommended: recommendedSettings(toReportedKeys(rows)),
  };
};

const keyOf = (row: KeyRow): Configuration['keys'][number] => {
  const { key, value, readonly, rebootRequired, desiredValue, desiredAt, desiredAnswer } = row;
  const desired =
    desiredValue === null || desiredAt === null
      ? null
      : {
          value: desiredValue,
          at: desiredAt.toISOString(),
          answer: desiredAnswer,
          differs: differsFromDesired(row),
        };
  return { key, value, readonly, rebootRequired, desired };
};
