import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { uid } from '#test/transactions.ts';
import { recordStarts } from './record-starts.ts';
import type { StartDeps } from './store-starts.ts';
import type { StartItem } from './start-item.ts';
import { standardMeter } from '#test/standard-meter.ts';

let t: OcppApp;
beforeAll(async () => {
  t = await buildOcppApp();
});
afterAll(() => t.close());

const decision: AuthorizationDecision = { status: 'Accepted', rule: 'whitelist', free: null };
const standing = { status: 'Accepted', parentIdTag: null, validUntil: null } as const;

/** What one process has to do with starts; `meanwhile` happens between its look at the facts and its commit. */
const process = (meanwhile = async (): Promise<unknown> => undefined): StartDeps => ({
  pool: t.db.pool,
  async readTariffs() {
    await meanwhile();
    return new Map();
  },
  meterOf: standardMeter,
  authorizeStarts: async (items) =>
    items.map(() => ({ decision, standing, providerId: null, connectorKnown: true })),
  recordStartAuthorizations: () => [],
});

const startOf = async (): Promise<StartItem> => {
  const { id: chargePointId, accountId, stationId } = await t.addCharger();
  const [startedAt, idTag] = [new Date(), uid()];
  return {
    chargePointId,
    accountId,
    stationId,
    connectorId: 1,
    idTag,
    idTagRaw: idTag,
    meterStartWh: 1_000n,
    startedAt,
    clockCorrected: false,
    startedAtRaw: startedAt.toISOString(),
    receivedAt: startedAt,
    reservationId: null,
  };
};

test('a start that another process stored meanwhile gets its id, and its neighbours in the batch stay new', async () => {
  const [twice, neighbour] = [await startOf(), await startOf()];
  const elsewhere: number[] = [];
  const meanwhile = async () => {
    if (elsewhere.length > 0) return;
    const [stored] = await recordStarts(process(), [twice]);
    elsewhere.push(stored?.sessionId ?? 0);
  };
  const [repeat, fresh] = await recordStarts(process(meanwhile), [twice, neighbour]);
  expect(repeat).toMatchObject({ sessionId: elsewhere[0], isNew: false, answer: { status: 'Accepted' } });
  expect(fresh).toMatchObject({ isNew: true });
  const chargePointId = { in: [twice.chargePointId, neighbour.chargePointId] };
  expect(await t.db.prisma.session.count({ where: { chargePointId } })).toBe(2);
});
