import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { expect } from 'vitest';
import { conformance } from './case.ts';
import type { Tool } from './tool.ts';

const { octt } = conformance();

const booted = async (tool: Tool) => {
  const cp = await tool.connect();
  await cp.boot();
  return cp;
};

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const reserve = async (
  tool: Tool,
  given: { connectorId?: number; until?: string; force?: boolean } = {},
): Promise<Reservation> =>
  (await tool.api(
    'support',
    'POST',
    `/api/support/charge-points/${tool.chargePointId}/reservations?force=${given.force ?? false}`,
    {
      connectorId: given.connectorId ?? 1,
      uid: tool.cards.valid,
      until: given.until ?? inAnHour(),
      reason: 'conformance',
    },
  )) as Reservation;

const stateOf = async (tool: Tool, { id }: Reservation) => {
  const url = `/api/support/charge-points/${tool.chargePointId}/reservations`;
  const { reservations } = (await tool.api('support', 'GET', url)) as { reservations: Reservation[] };
  return reservations.find((reservation) => reservation.id === id)?.state;
};

const reserved = async (tool: Tool, given: Parameters<typeof reserve>[1] = {}) => {
  tool.answer({ ReserveNow: { status: 'Accepted' } });
  const reservation = await reserve(tool, given);
  const request = await tool.received('ReserveNow');
  expect(request).toMatchObject({
    connectorId: given.connectorId ?? 1,
    idTag: tool.cards.valid,
    reservationId: reservation.id,
  });
  await expect.poll(() => stateOf(tool, reservation)).toBe('active');
  return { reservation, request };
};

const startWith = async (
  cp: Awaited<ReturnType<Tool['connect']>>,
  idTag: string,
  reservationId: number,
): Promise<void> => {
  await cp.authorize(idTag);
  const { idTagInfo } = await cp.call('StartTransaction', {
    connectorId: 1,
    idTag,
    meterStart: 0,
    reservationId,
    timestamp: new Date().toISOString(),
  });
  expect(idTagInfo.status).toBe('Accepted');
  await cp.status(1, 'Charging');
};

octt('TC_046', async (tool) => {
  const cp = await booted(tool);
  const { reservation } = await reserved(tool);
  await cp.status(1, 'Reserved');
  await startWith(cp, tool.cards.valid, reservation.id);
  await expect.poll(() => stateOf(tool, reservation)).toBe('used');
});

octt('TC_047', async (tool) => {
  const cp = await booted(tool);
  const until = new Date(Date.now() + 3_000).toISOString();
  const { reservation, request } = await reserved(tool, { until });
  expect(Math.abs(Date.parse(request.expiryDate) - Date.parse(until))).toBeLessThan(1_000);
  await cp.status(1, 'Reserved');
  await new Promise((resolve) => setTimeout(resolve, Date.parse(until) - Date.now()));
  await cp.status(1, 'Available');
  await expect.poll(() => stateOf(tool, reservation), { timeout: 40_000 }).toBe('expired');
});

for (const [id, status] of [
  ['TC_048_1', 'Faulted'],
  ['TC_048_4', 'Rejected'],
] as const)
  octt(id, async (tool) => {
    await booted(tool);
    tool.answer({ ReserveNow: { status } });
    const reservation = await reserve(tool);
    await expect.poll(() => stateOf(tool, reservation)).toBe('refused');
  });

octt('TC_048_2', async (tool) => {
  const cp = await booted(tool);
  await cp.status(1, 'Preparing');
  tool.answer({ ReserveNow: { status: 'Occupied' } });
  const reservation = await reserve(tool, { force: true });
  expect(await tool.received('ReserveNow')).toMatchObject({ connectorId: 1 });
  await expect.poll(() => stateOf(tool, reservation)).toBe('refused');
});

octt('TC_048_3', async (tool) => {
  const cp = await booted(tool);
  tool.answer({ ChangeAvailability: { status: 'Accepted' }, ReserveNow: { status: 'Unavailable' } });
  await tool.operate({ action: 'ChangeAvailability', connectorId: 1, type: 'Inoperative' });
  expect(await tool.received('ChangeAvailability')).toEqual({ connectorId: 1, type: 'Inoperative' });
  await cp.status(1, 'Unavailable');
  const reservation = await reserve(tool, { force: true });
  expect(await tool.received('ReserveNow')).toMatchObject({ connectorId: 1 });
  await expect.poll(() => stateOf(tool, reservation)).toBe('refused');
});

octt('TC_049', async (tool) => {
  const cp = await booted(tool);
  await reserved(tool, { connectorId: 0 });
  await cp.status(1, 'Reserved');
});

octt('TC_051', async (tool) => {
  const cp = await booted(tool);
  const { reservation } = await reserved(tool);
  await cp.status(1, 'Reserved');
  tool.answer({ CancelReservation: { status: 'Accepted' } });
  const url = `/api/support/reservations/${reservation.id}/cancel`;
  await tool.api('support', 'POST', url, { reason: 'conformance' });
  expect(await tool.received('CancelReservation')).toEqual({ reservationId: reservation.id });
  await cp.status(1, 'Available');
  await expect.poll(() => stateOf(tool, reservation)).toBe('cancelled');
});

octt('TC_052', async (tool) => {
  const cp = await booted(tool);
  const { reservation } = await reserved(tool);
  await cp.status(1, 'Reserved');
  tool.answer({ CancelReservation: { status: 'Rejected' } });
  const url = `/api/support/reservations/${reservation.id}/cancel`;
  await tool.api('support', 'POST', url, { reason: 'conformance' });
  expect(await tool.received('CancelReservation')).toEqual({ reservationId: reservation.id });
  expect(await stateOf(tool, reservation)).toBe('active');
});

octt('TC_053', async (tool) => {
  const cp = await booted(tool);
  const { reservation, request } = await reserved(tool);
  expect(request.parentIdTag).toBe('GROUP-1');
  await cp.status(1, 'Reserved');
  await startWith(cp, tool.cards.valid2, reservation.id);
  await expect.poll(() => stateOf(tool, reservation)).toBe('used');
});
