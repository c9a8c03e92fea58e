import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Bus } from '#platform/bus/bus.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Database } from '#platform/database/database.ts';
import type { Route } from '#platform/http/route.ts';
import { createBackground } from '#platform/jobs/background.ts';
import { createBatches } from './batches.ts';
import type { Capability, Opened } from './capability.ts';
import type { CommandHooks } from './commands/command-hooks.ts';
import { createCommandPipeline } from './commands/command-pipeline.ts';
import { openConnections, type UpgradeOptions } from './connections/connections.ts';
import { openChargePointDirectory, type ChargePointEntry } from './directory/charge-point-directory.ts';
import { createEvents } from './events.ts';
import type { Kernel, Settings } from './kernel.ts';
import { createOpenDevice } from './ownership.ts';
import { createQuestions } from './questions.ts';
import { raiseAlert } from './raise-alert.ts';

export interface KernelOptions extends UpgradeOptions {
  readonly db: Database;
  readonly bus: Bus;
  readonly live: LiveFeed;
  readonly metrics: Registry;
  readonly now: () => Date;
  readonly log: { error(detail: object, message: string): void; warn(detail: object, message: string): void };
  readonly settings: Settings;
  /** Every cadence and settling time of the product is multiplied by it: 1, less in tests. */
  readonly pace?: number;
  /** How long a charger may take to answer a call; by action, unless given. */
  readonly callTimeoutMs?: number;
}

export interface OpenKernel extends AsyncDisposable {
  readonly kernel: Kernel;
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Sends a command that another process wrote. */
  readonly deliver: (commandId: string, chargePointId: string) => void;
  /** Adds the endpoints of all capabilities. */
  readonly addRoutes: (route: Route, http: FastifyInstance) => void;
  /** First stage of the end: upgrades refused, calls answered, sockets closed. The second is disposal. */
  drain(graceMs?: number): Promise<void>;
}

/**
 * Opens the capabilities in the order of the list: so are their listeners called and their hooks asked. They are
 * disposed of in reverse, and one that fails keeps no other open.
 */
export const openKernel = async (
  options: KernelOptions,
  capabilities: readonly Capability[],
): Promise<OpenKernel> => {
  const { db, bus, live, now, log, settings, pace = 1 } = options;
  await using resources = new AsyncDisposableStack();
  const onFault = (owner: string) => (error: unknown) => log.error({ err: error }, `${owner} failed`);
  const backgroundOf = (owner: string) => {
    const background = createBackground({ pool: db.pool, onFault: onFault(owner), pace });
    resources.defer(() => background.stop());
    return background;
  };

  const handlers: InboundHandlers<ChargePointEntry> = {};
  const hooks: CommandHooks[] = [];
  const opened: Opened[] = [];
  const backgrounds: ReturnType<typeof backgroundOf>[] = [];
  const questions = createQuestions();
  const batches = createBatches();
  const events = createEvents((error, detail) => log.error({ err: error, ...detail }, 'event not heard'));
  const { publish } = events;
  const { ask } = questions;

  const directory = await openChargePointDirectory(db, log);
  resources.defer(() => directory.close());
  const connections = await openConnections({
    ...options,
    directory,
    publish,
    ask,
    handlers,
    background: track(backgrounds, backgroundOf('connections')),
    changed: ({ id, accountId, stationId }) =>
      live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId }),
    deliver: (commandId, chargePointId) => pipeline.deliver(commandId, chargePointId),
    onLateAnswer: (answer) => pipeline.answeredLate(answer),
  });
  resources.defer(() => connections.close());
  resources.defer(() => events.settled());
  const { isConnected, isConnectedHere, disconnect, countBatch } = connections;
  const pipeline = createCommandPipeline({
    ...options,
    directory,
    connections,
    publish,
    hooks,
    handOver: bus.handOver,
    timeoutMs: options.callTimeoutMs,
    background: track(backgrounds, backgroundOf('commands')),
    onFault: onFault('command'),
  });
  events.listen('commands', pipeline.on);

  let isComplete = false;
  const kernelOf = (owner: string): Kernel => ({
    db,
    live,
    now,
    settings,
    directory,
    isConnected,
    isConnectedHere,
    disconnect,
    countBatch,
    publish,
    ask,
    addedTo: batches.addedTo,
    openDevice: createOpenDevice(db, now),
    background: track(backgrounds, backgroundOf(owner)),
    async sendCommand(command) {
      if (!isComplete) throw new Error('no command is sent before all capabilities are open');
      return pipeline.send(command);
    },
    async raiseAlert(alert) {
      await raiseAlert(db.ingestPool, alert);
      const { accountId, chargePointId } = alert;
      live.publish(accountId, { topic: 'alert', id: chargePointId, chargePointId });
    },
  });

  for (const { name, open } of capabilities) {
    const own = await open(kernelOf(name));
    const { dispose } = own;
    if (dispose) resources.defer(dispose);
    addHandlers(handlers, name, own.handlers ?? {});
    hooks.push(...(own.hooks ?? []));
    events.listen(name, own.on ?? {});
    questions.answer(name, own.answers ?? {});
    batches.add(own.adds ?? {});
    opened.push(own);
  }
  questions.complete();
  isComplete = true;
  const kernel = kernelOf('kernel');
  for (const background of backgrounds) background.start();

  const held = resources.move();
  return {
    kernel,
    handleUpgrade: connections.handleUpgrade,
    deliver: (commandId, chargePointId) => pipeline.deliver(commandId, chargePointId),
    addRoutes(route, http) {
      for (const { routes } of opened) routes?.(route, http);
    },
    async drain(graceMs) {
      await connections.drain(graceMs);
      await events.settled();
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
};

const track = <T>(list: T[], item: T): T => {
  list.push(item);
  return item;
};

const addHandlers = (
  handlers: InboundHandlers<ChargePointEntry>,
  owner: string,
  given: InboundHandlers<ChargePointEntry>,
): void => {
  for (const action of Object.keys(given))
    if (action in handlers)
      throw new Error(`${owner} answers ${action}, which another capability does already`);
  Object.assign(handlers, given);
};
