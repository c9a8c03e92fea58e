import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Bus } from '#platform/bus/bus.ts';
import { STAFF, type LiveFeed } from '#platform/bus/live-feed.ts';
import type { Database } from '#platform/database/database.ts';
import type { ExportWorkers } from '#platform/downloads/export-workers.ts';
import type { Route } from '#platform/http/route.ts';
import type { Background } from '#platform/jobs/background.ts';
import { createBackgrounds } from '#platform/jobs/backgrounds.ts';
import { doDueJobs, type JobHandlers } from '#platform/jobs/one-off.ts';
import type { Capability } from './capability.ts';
import { createCommandPipeline } from './commands/command-pipeline.ts';
import { openConnections } from './connections/connections.ts';
import type { Connections, UpgradeOptions } from './connections/connections-options.ts';
import { openChargePointDirectory } from './directory/charge-point-directory.ts';
import type { Kernel, Settings } from './kernel.ts';
import { createMeetingPoints, openCapabilities } from './open-capabilities.ts';
import { createOpenDevice } from './directory/ownership.ts';
import { announceAlert, raiseAlert, type AlertFacts } from './alerts/raise-alert.ts';
import type { Log } from '#platform/process/log.ts';

export interface KernelOptions extends UpgradeOptions {
  readonly db: Database;
  readonly bus: Bus;
  readonly live: LiveFeed;
  readonly metrics: Registry;
  readonly now: () => Date;
  readonly log: Log;
  readonly settings: Settings;
  readonly exportWorkers: Pick<ExportWorkers, 'make'>;
  /** Every cadence and settling time of the product is multiplied by it: 1, less in tests. */
  readonly pace?: number;
  /** How long a charger may take to answer a call; by action, unless given. */
  readonly callTimeoutMs?: number;
}

export interface OpenKernel extends AsyncDisposable {
  readonly kernel: Kernel;
  /** Fulfilled when every sweep that is due at the start has been; opening does not wait for them. */
  readonly sweptOnce: Promise<void>;
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Sends a command that another process wrote. */
  readonly deliver: (commandId: string, chargePointId: string) => void;
  /** Adds the endpoints of all capabilities. */
  readonly addRoutes: (route: Route, http: FastifyInstance) => void;
  /** First stage of the end: upgrades refused, calls answered, sockets closed. The second is disposal. */
  drain(graceMs?: number): Promise<void>;
}

/** How often each process looks for jobs that are due. */
const JOBS_EVERY_MS = 2_000;

/** Opens the kernel and the capabilities over it. They are disposed of in reverse, and one that fails keeps no other open. */
export const openKernel = async (
  options: KernelOptions,
  capabilities: readonly Capability[],
): Promise<OpenKernel> => {
  const { db, bus, live, log, pace = 1 } = options;
  await using resources = new AsyncDisposableStack();
  const onFault = (owner: string) => (error: unknown) => log.error({ err: error }, `${owner} failed`);
  const backgrounds = createBackgrounds(
    (owner) => ({ pool: db.pool, onFault: onFault(owner), pace }),
    resources,
  );
  const meetingPoints = createMeetingPoints(
    (error, detail) => log.error({ err: error, ...detail }, 'event not heard'),
    resources,
  );
  const { handlers, hooks, events, questions, batches, jobs } = meetingPoints;

  const directory = await openChargePointDirectory(db, log);
  resources.defer(() => directory.close());
  const connections = await openConnections({
    ...options,
    directory,
    publish: events.publish,
    ask: questions.ask,
    handlers,
    background: backgrounds.open('connections'),
    changed: ({ id, accountId, stationId }) =>
      live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId }),
    quarantined: ({ id, accountId, stationId }) =>
      live.publish(accountId, { topic: 'event', id, chargePointId: id, stationId }),
    deliver: (commandId, chargePointId) => pipeline.deliver(commandId, chargePointId),
    onLateAnswer: (answer) => pipeline.answeredLate(answer),
  });
  resources.defer(() => connections.close());
  resources.defer(() => events.settled());
  const pipeline = createCommandPipeline({
    ...options,
    directory,
    connections,
    publish: events.publish,
    hooks,
    handOver: bus.handOver,
    timeoutMs: options.callTimeoutMs,
    background: backgrounds.open('commands'),
    onFault: onFault('command'),
  });
  events.listen('commands', pipeline.on);

  let isComplete = false;
  const shared = sharedByAll({
    ...options,
    directory,
    connections,
    publish: events.publish,
    ask: questions.ask,
    addedTo: batches.addedTo,
    async sendCommand(command) {
      if (!isComplete) throw new Error('no command is sent before all capabilities are open');
      return pipeline.send(command);
    },
  });
  const kernelOf = (owner: string): Kernel => ({ ...shared, background: backgrounds.open(owner) });
  const opened = await openCapabilities(capabilities, kernelOf, meetingPoints);
  isComplete = true;
  lookForJobs(backgrounds.open('jobs'), options, jobs);

  const kernel = kernelOf('kernel');
  const held = resources.move();
  return {
    kernel,
    sweptOnce: backgrounds.start(),
    handleUpgrade: connections.handleUpgrade,
    deliver: (commandId, chargePointId) => pipeline.deliver(commandId, chargePointId),
    addRoutes(route, http) {
      for (const { routes } of opened) routes?.(route, http);
    },
    drain: (graceMs) => connections.drain(graceMs).then(() => events.settled()),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
};

const lookForJobs = (
  background: Background,
  { db, live, now }: Pick<KernelOptions, 'db' | 'live' | 'now'>,
  jobs: JobHandlers,
): void =>
  background.every(JOBS_EVERY_MS, async () => {
    if ((await doDueJobs(db.pool, jobs, now)) > 0) live.publish(STAFF, { topic: 'job', id: 'jobs' });
  });

type SharedParts = Pick<
  Kernel,
  'db' | 'live' | 'now' | 'settings' | 'directory' | 'publish' | 'ask' | 'addedTo' | 'sendCommand'
> &
  Pick<KernelOptions, 'exportWorkers'> & { readonly connections: Connections };

const sharedByAll = ({ connections, ...parts }: SharedParts): Omit<Kernel, 'background'> => {
  const { db, live, now, settings, exportWorkers, directory, publish, ask, addedTo, sendCommand } = parts;
  const { isConnected, isConnectedHere, disconnect, countBatch } = connections;
  return {
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
    addedTo,
    sendCommand,
    openDevice: createOpenDevice(db),
    makeFile: exportWorkers.make,
    raiseAlert: (alert) => raiseAndTell(db, live, alert),
  };
};

const raiseAndTell = async ({ ingestPool }: Database, live: LiveFeed, alert: AlertFacts): Promise<void> => {
  await raiseAlert(ingestPool, alert);
  announceAlert(live, alert);
};
