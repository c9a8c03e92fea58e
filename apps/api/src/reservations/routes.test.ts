import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const inMinutes = (minutes: number) => new Date(t.clock.now.getTime() + minutes * 60_000).toISOString();

/** An owner with a charger that the program knows, and a card on the whitelist. */
const setUp = async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olivia' });
  const { chargePointId } = await addStation(t.database, owner.accountId);
  await t.database.prisma.connector.upsert({
    where: { chargePointId_connectorId: { chargePointId, connectorId: 1 } },
    create: { chargePointId, connectorId: 1 },
    update: {},
  });
  const entry = { uid: '04A2E680B13C80', description: 'Eva' };
  await t.app.inject({ method: 'POST', url: '/api/whitelist', headers: owner.headers, payload: entry });
  const cards = await vi.waitFor(async () => {
    const url = `/api/charge-points/${chargePointId}/reservable-cards`;
    const answer = await t.app.inject({ url, headers: owner.headers });
    expect(answer.statusCode).toBe(200);
    return answer.json().cards;
  }, 10_000);
  expect(cards).toEqual([{ entryId: expect.any(String), uid: null, name: 'Eva' }]);
  return { owner, chargePointId, entryId: cards[0].entryId as string };
};

test('an owner reserves, sees what the charger said, and has nothing left to cancel', async () => {
  const { owner, chargePointId, entryId } = await setUp();
  const { headers } = owner;
  const made = await t.app.inject({
    method: 'POST',
    url: `/api/charge-points/${chargePointId}/reservations`,
    headers,
    payload: { connectorId: 1, entryId, until: inMinutes(60) },
  });
  expect(made.statusCode, made.body).toBe(200);
  expect(made.json()).toMatchObject({
    chargePointId,
    connectorId: 1,
    cardName: 'Eva',
    uidMasked: '04••••3C80',
    requestedBy: 'Olivia',
    cancellation: null,
  });
  const { id } = made.json();
  await vi.waitFor(async () => {
    const listed = await t.app.inject({ url: `/api/reservations?chargePointId=${chargePointId}`, headers });
    expect(listed.json().reservations).toMatchObject([{ id, state: 'refused', answer: null }]);
  }, 10_000);
  const cancelled = await t.app.inject({ method: 'POST', url: `/api/reservations/${id}/cancel`, headers });
  expect(cancelled.json()).toMatchObject({ code: 'reservation-over' });
});

test('a connector that is taken is told at its field; a reservation shows on the charger', async () => {
  const { owner, chargePointId } = await setUp();
  await t.database.prisma.connector.updateMany({
    where: { chargePointId },
    data: { ocppStatus: 'Reserved' },
  });
  await t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { lastSeenAt: t.clock.now, disconnectedAt: t.clock.now },
  });
  const expiresAt = new Date(inMinutes(30));
  await t.database.prisma.reservation.create({
    data: {
      accountId: owner.accountId,
      chargePointId,
      connectorId: 1,
      idTag: '04A2E680B13C80',
      state: 'active',
      expiresAt,
      requestedById: owner.id,
      requestedAt: t.clock.now,
    },
  });
  const refused = await t.app.inject({
    method: 'POST',
    url: `/api/charge-points/${chargePointId}/reservations`,
    headers: owner.headers,
    payload: { connectorId: 1, uid: '04BB', until: inMinutes(60) },
  });
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({
    code: 'reservation-conflict',
    fields: [{ path: 'body.connectorId', code: 'already-reserved' }],
  });
  const device = await t.app.inject({ url: `/api/charge-points/${chargePointId}`, headers: owner.headers });
  expect(device.json().connectors[0]).toMatchObject({
    state: 'reserved',
    reservation: { cardName: 'Eva', until: expiresAt.toISOString() },
  });
});

test('support reserves with a reason that the owner reads', async () => {
  const { owner, chargePointId } = await setUp();
  const support = await t.signIn({ platformRole: 'support', name: 'Sam' });
  const url = `/api/support/charge-points/${chargePointId}/reservations`;
  const payload = { connectorId: 0, uid: '04BB', until: inMinutes(60), reason: 'Asked by phone' };
  const made = await t.app.inject({ method: 'POST', url, headers: support.headers, payload });
  expect(made.statusCode, made.body).toBe(200);
  const listed = await t.app.inject({ url, headers: support.headers });
  expect(listed.json().reservations).toMatchObject([{ connectorId: 0, requestedBy: 'Sam' }]);
  const command = await t.database.prisma.command.findFirstOrThrow({
    where: { accountId: owner.accountId, action: 'ReserveNow' },
  });
  expect(command).toMatchObject({ reason: 'Asked by phone', requestedByRole: 'support' });
});
