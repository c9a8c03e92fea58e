import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ChargePointEntry } from '../directory/charge-point-directory.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { keepMessageLogPartitions } from './message-log-partitions.ts';
import { createMessageLog, type LoggedMessage } from './message-log.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const entry: ChargePointEntry = {
  id: randomUUID(),
  accountId: 'a',
  stationId: randomUUID(),
  identity: 'CP',
  keyHash: null,
  securityProfile: 0,
  pendingKeyHash: null,
  provenSecurityProfile: 0,
  plainUntil: null,
  registration: 'accepted',
  identityConflictAt: null,
  vendor: null,
  model: null,
  firmwareVersion: null,
  quirks: STANDARD,
  timeZone: 'Europe/Amsterdam',
};
const message = (more: Partial<LoggedMessage> = {}): LoggedMessage => ({
  chargePoint: entry,
  direction: 'in',
  action: 'Heartbeat',
  messageId: randomUUID(),
  payload: '{}',
  response: '{}',
  error: null,
  receivedAt: new Date(),
  latencyMs: 1,
  ...more,
});
const day = (text: string) => new Date(`${text}T12:00:00Z`);
const partitions = async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT relid::regclass::text AS name FROM pg_partition_tree('ocpp_message') WHERE isleaf ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

describe('the message log', () => {
  it('writes what it is given, odd texts too, within a moment', async () => {
    const [onDropped, onError] = [vi.fn(), vi.fn()];
    const log = createMessageLog({ pool: db.ingestPool, onDropped, onError });
    log.add(message({ payload: '{"a":"\u0000\uD800\\"\\\\,{}"}', messageId: 'odd' }));
    for (let index = 0; index < 1_200; index += 1) log.add(message());
    await log.close();
    expect(await db.prisma.ocppMessage.count()).toBe(1_201);
    const [odd] = await db.prisma.ocppMessage.findMany({ where: { messageId: 'odd' } });
    expect(odd?.payload).toBe('{"a":"\uFFFD\uFFFD\\"\\\\,{}"}');
    expect(onDropped).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('gives way before memory does, and counts what it gave up', async () => {
    const onDropped = vi.fn<(messages: number) => void>();
    const stuck = { query: () => new Promise<never>(() => undefined) };
    const log = createMessageLog({ pool: stuck as never, onDropped, onError: () => undefined });
    for (let index = 0; index < 20_600; index += 1) log.add(message());
    expect(log.waiting()).toBeLessThanOrEqual(20_000);
    expect(onDropped.mock.calls.reduce((sum, [messages]) => sum + messages, 0)).toBe(100);
  });

  it('has a partition for each of the coming days and loses those that are too old', async () => {
    await keepMessageLogPartitions(db.ingestPool, day('2024-01-01'), 90);
    expect(await partitions()).toContain('ocpp_message_20240108');
    await keepMessageLogPartitions(db.ingestPool, day('2024-04-05'), 90);
    const left = await partitions();
    expect(left.filter((name) => name < 'ocpp_message_20240401')).toEqual([
      'ocpp_message_20240106',
      'ocpp_message_20240107',
      'ocpp_message_20240108',
    ]);
    expect(left).toContain('ocpp_message_default');
  });
});
