import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { keepMessageLogPartitions } from './message-log-partitions.ts';
import { createMessageLog } from './message-log.ts';
import type { LoggedMessage } from './message-queue.ts';

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
const whole = (text: string) => ({ text, cut: null });
const bytesPerDay = 50_000_000;
const message = (more: Partial<LoggedMessage> = {}): LoggedMessage => ({
  chargePoint: entry,
  direction: 'in',
  action: 'Heartbeat',
  messageId: randomUUID(),
  payload: whole('{}'),
  response: whole('{}'),
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
    const [onDropped, onFault] = [vi.fn(), vi.fn()];
    const log = createMessageLog({ pool: db.logPool, bytesPerDay, onDropped, onFault });
    log.add(message({ payload: whole('{"a":"\u0000\uD800\\"\\\\,{}"}'), messageId: 'odd' }));
    for (let index = 0; index < 1_200; index += 1) log.add(message());
    await log.close();
    expect(await db.prisma.ocppMessage.count()).toBe(1_201);
    const [odd] = await db.prisma.ocppMessage.findMany({ where: { messageId: 'odd' } });
    expect(odd?.payload).toBe('{"a":"\uFFFD\uFFFD\\"\\\\,{}"}');
    expect(onDropped).not.toHaveBeenCalled();
    expect(onFault).not.toHaveBeenCalled();
  });

  it('gives way before memory does, and counts what it gave up', async () => {
    const onDropped = vi.fn<(messages: number) => void>();
    const stuck = { query: () => new Promise<never>(() => undefined) };
    const log = createMessageLog({
      pool: stuck as never,
      bytesPerDay,
      onDropped,
      onFault: () => undefined,
    });
    for (let index = 0; index < 20_600; index += 1) log.add(message());
    expect(log.waiting().messages).toBeLessThanOrEqual(20_000);
    expect(onDropped.mock.calls.reduce((sum, [messages]) => sum + messages, 0)).toBe(100);
  });

  it('gives way to few messages too, if they are long', () => {
    const onDropped = vi.fn<(messages: number, reason: string) => void>();
    const stuck = { query: () => new Promise<never>(() => undefined) };
    const onFault = vi.fn();
    const log = createMessageLog({ pool: stuck as never, bytesPerDay: 1e9, onDropped, onFault });
    for (let index = 0; index < 5_000; index += 1) log.add(message({ payload: whole('x'.repeat(16_384)) }));
    expect(log.waiting().bytes).toBeGreaterThan(60_000_000);
    expect(log.waiting().bytes).toBeLessThanOrEqual(64_000_000);
    expect(onDropped).toHaveBeenCalledWith(1, 'queue-full');
  });

  it('takes no more of a charger a day than its share, and says how much it left out', async () => {
    const other = { ...entry, id: randomUUID() };
    const long = { payload: whole('x'.repeat(10_000)), response: null };
    const at = (text: string) => ({ ...long, receivedAt: new Date(text) });
    const [onDropped, onFault] = [vi.fn(), vi.fn()];
    const log = createMessageLog({ pool: db.logPool, bytesPerDay: 25_000, onDropped, onFault });
    const before = await db.prisma.ocppMessage.count();
    for (let index = 0; index < 5; index += 1) log.add(message(at('2026-11-30T23:59:00Z')));
    log.add(message({ ...at('2026-11-30T23:59:30Z'), chargePoint: other }));
    log.add(message(at('2026-12-01T00:00:00Z')));
    await log.close();
    expect((await db.prisma.ocppMessage.count()) - before).toBe(4);
    expect(onDropped.mock.calls).toEqual(Array.from({ length: 3 }, () => [1, 'daily-limit']));
    expect(await db.prisma.ocppMessageDropped.findMany()).toEqual([
      { chargePointId: entry.id, day: new Date('2026-11-30'), messages: 3, bytes: 30_600n },
    ]);
    expect(onFault).not.toHaveBeenCalled();
  });

  it('keeps the length and the hash of what was cut off', async () => {
    const log = createMessageLog({ pool: db.logPool, bytesPerDay, onDropped: vi.fn(), onFault: vi.fn() });
    const payload = { text: '{"data":"xx', cut: { bytes: 60_000, sha256: 'ab'.repeat(32) } };
    log.add(message({ payload, messageId: 'cut' }));
    await log.close();
    const [row] = await db.prisma.ocppMessage.findMany({ where: { messageId: 'cut' } });
    expect(row).toMatchObject({ payloadBytes: 60_000, payloadSha256: 'ab'.repeat(32), responseBytes: null });
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
