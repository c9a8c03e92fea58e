import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { followLog } from './follow.ts';
import { readAsked, type LogFamily } from './log-rows.ts';

type Handled = 'DiagnosticsStatusNotification' | 'LogStatusNotification';

const INSERT_EVENT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at) VALUES ($1, 'log', $2, $3, $3)`;

/** Chargers' reports on an upload: about the request they name, otherwise about the newest open one. */
export const diagnosticsHandlers = (
  kernel: Kernel,
): Required<Pick<InboundHandlers<ChargePointEntry>, Handled>> => {
  const { db, live, now } = kernel;
  const reported = async (
    { id: chargePointId, accountId }: ChargePointEntry,
    family: LogFamily,
    { status, requestId }: { readonly status: string | null; readonly requestId: number | null },
    receivedAt: Date,
  ) => {
    if (status === null || status === 'Idle') return;
    const asked = await readAsked(db, chargePointId, family, now());
    const meant = requestId === null ? asked[0] : asked.find(({ id }) => id === requestId);
    if (meant) return followLog(kernel, meant.id, { kind: 'reported', status });
    // Somebody asked for it elsewhere: at the charger, or by a call of their own.
    await db.pool.query(INSERT_EVENT, [chargePointId, JSON.stringify({ report: status }), receivedAt]);
    live.publish(accountId, { topic: 'event', id: chargePointId, chargePointId });
  };

  return {
    async DiagnosticsStatusNotification({ chargePoint, receivedAt }, { status }) {
      await reported(chargePoint, 'GetDiagnostics', { status, requestId: null }, receivedAt);
      return {};
    },
    async LogStatusNotification({ chargePoint, receivedAt }, request) {
      await reported(chargePoint, 'GetLog', request, receivedAt);
      return {};
    },
  };
};
