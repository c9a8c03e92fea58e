import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DropReason, LoggedMessage } from '../message-log/message-queue.ts';
import type { CentralSystemStats } from '@laadpoort/ocpp/server/options';

export interface OcppServerStats extends CentralSystemStats {
  /** What waits to be written to the log. */
  readonly logWaiting: { readonly messages: number; readonly bytes: number };
}

/** What the OCPP server reports. Labels are actions and kinds, never chargers, whose number is unbounded. */
export interface OcppMetrics {
  readonly message: (message: LoggedMessage) => void;
  readonly batch: (kind: string, size: number) => void;
  readonly logDropped: (messages: number, reason: DropReason) => void;
  readonly breaker: (open: boolean) => void;
  /** Why a connection was refused. */
  readonly refused: (reason: string) => void;
}

const INBOUND_LATENCY_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200];

export const createOcppMetrics = (registry: Registry, stats: () => OcppServerStats): OcppMetrics => {
  const registers = [registry];
  const calls = new Counter({
    name: 'laadpoort_ocpp_calls_total',
    help: 'OCPP calls by direction, action and result',
    labelNames: ['direction', 'action', 'result'],
    registers,
  });
  const latency = new Histogram({
    name: 'laadpoort_ocpp_answer_seconds',
    help: 'Time from the receipt of a call to its answer',
    labelNames: ['action'],
    buckets: INBOUND_LATENCY_SECONDS,
    registers,
  });
  const batches = new Histogram({
    name: 'laadpoort_ocpp_batch_rows',
    help: 'Messages that shared one commit',
    labelNames: ['kind'],
    buckets: BATCH_SIZES,
    registers,
  });
  const dropped = new Counter({
    name: 'laadpoort_ocpp_log_dropped_total',
    help: 'Messages that are not in the message log, by reason',
    labelNames: ['reason'],
    registers,
  });
  const breaker = new Gauge({
    name: 'laadpoort_ocpp_breaker_open',
    help: '1 while chargers are kept out because the database is away',
    registers,
  });
  const refusals = new Counter({
    name: 'laadpoort_ocpp_refusals_total',
    help: 'Charge points that were not let in after their key or certificate was looked at, by reason',
    labelNames: ['reason'],
    registers,
  });
  reportStats(registry, stats);

  return {
    message({ direction, action, error, latencyMs }) {
      // Only actions with a handler become labels: a charger can send any word as an action.
      const known = action !== null && error?.code !== 'NotImplemented' ? action : 'unknown';
      calls.inc({ direction, action: known, result: error?.code ?? 'ok' });
      if (direction === 'in' && latencyMs !== null) latency.observe({ action: known }, latencyMs / 1_000);
    },
    batch: (kind, size) => batches.observe({ kind }, size),
    logDropped: (messages, reason) => dropped.inc({ reason }, messages),
    breaker: (open) => breaker.set(open ? 1 : 0),
    refused: (reason) => refusals.inc({ reason }),
  };
};

const reportStats = (registry: Registry, stats: () => OcppServerStats): void => {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `laadpoort_ocpp_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('sockets', 'Connected charge points', () => stats().connections);
  gauge('handlers_running', 'Calls that wait for their answer', () => stats().handlersRunning);
  gauge(
    'connections_replaced',
    'Sockets that a newer one of the same charge point took over',
    () => stats().connectionsReplaced,
  );
  gauge(
    'frames_repaired',
    'Frames whose text was repaired as their charge point needs it',
    () => stats().framesRepaired,
  );
  gauge(
    'log_waiting',
    'Messages waiting to be written to the message log',
    () => stats().logWaiting.messages,
  );
  gauge(
    'log_waiting_bytes',
    'Size of the messages waiting to be written to the message log',
    () => stats().logWaiting.bytes,
  );
  const upgrades = new Gauge({
    name: 'laadpoort_ocpp_upgrades',
    help: 'Upgrade requests since the start by result',
    labelNames: ['result'],
    registers: [],
    collect() {
      const { upgradesAccepted, upgradesRefused } = stats();
      this.set({ result: 'accepted' }, upgradesAccepted);
      for (const [status, count] of Object.entries(upgradesRefused)) this.set({ result: status }, count);
    },
  });
  registry.registerMetric(upgrades);
};
