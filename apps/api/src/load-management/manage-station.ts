import { announceAlert, alertStatement } from '#chargers/alerts/raise-alert.ts';
import { BY_SYSTEM } from '#chargers/commands.ts';
import { availableCurrent } from '@laadpoort/domain/load-management/available-current';
import { afterPlan } from '@laadpoort/domain/load-management/follow-charger';
import type { LimitSchedule } from '@laadpoort/domain/load-management/limit-schedule';
import { planLimits } from '@laadpoort/domain/load-management/plan-limits';
import type { PlannedLimit } from '@laadpoort/domain/load-management/planned-limit';
import { profileOf } from '@laadpoort/domain/load-management/profile-forms';
import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readChargers, type StationCharger } from './read-chargers.ts';
import { gridFactsOf, withStation } from './store.ts';

interface Step {
  readonly charger: StationCharger;
  readonly planned: PlannedLimit;
}

/**
 * Plans the limits of a station and sends what is due. Limits are recorded before they are sent, so that they count
 * whatever happens next.
 */
export const manageStation = async (
  kernel: Kernel,
  stationId: string,
  { mayRaise }: { readonly mayRaise: boolean },
): Promise<void> => {
  const now = kernel.now();
  const steps =
    (await withStation(kernel.db, stationId, async (transaction, grid): Promise<Step[]> => {
      const chargers = await readChargers(kernel, transaction, stationId);
      const available = availableCurrent(gridFactsOf(grid), now.getTime());
      const plan = planLimits({ available, chargers, mayRaise }, now.getTime());
      const planned = chargers.flatMap((charger, index) => {
        const own = plan[index];
        return own === undefined ? [] : [{ charger, planned: own }];
      });
      for (const step of planned) {
        await keep(transaction, step, now);
        await tell(transaction, step, now);
      }
      return planned;
    })) ?? [];
  for (const { charger, planned } of steps) {
    if (planned.send !== null) await send(kernel, charger, planned.send);
    if (isNews({ charger, planned }))
      announceAlert(kernel.live, { accountId: charger.accountId, chargePointId: charger.id });
  }
  const changed = steps.find(
    ({ charger, planned }) => planned.reason !== charger.reason || planned.allowedA !== charger.allowedA,
  );
  if (changed)
    kernel.live.publish(changed.charger.accountId, { topic: 'load-management', id: stationId, stationId });
};

const keep = async (
  transaction: Prisma.TransactionClient,
  { charger, planned }: Step,
  now: Date,
): Promise<void> => {
  const after = afterPlan(charger, planned, now.getTime());
  const { allowedA, reason } = planned;
  const isKept = isDeepStrictEqual(after, charger.storedMemory);
  if (isKept && allowedA === charger.allowedA && reason === charger.reason) return;
  const memory = after as unknown as Prisma.InputJsonObject;
  await transaction.loadLimit.upsert({
    where: { chargePointId: charger.id },
    // A charge point that was added later has no safe share until somebody sets one.
    create: { chargePointId: charger.id, fallbackA: 0, memory, allowedA, reason },
    update: { memory, allowedA, reason },
  });
};

const send = async (
  kernel: Kernel,
  { id, accountId, forms, wiring, memory }: StationCharger,
  schedule: LimitSchedule,
): Promise<void> => {
  const form = forms[memory.form] ?? forms[0];
  if (form === undefined) return;
  await kernel.sendCommand({
    ...BY_SYSTEM,
    accountId,
    chargePointId: id,
    request: {
      action: 'SetChargingProfile',
      connectorId: 0,
      csChargingProfiles: profileOf(schedule, form, wiring),
    },
  });
};

/** It cannot be limited any more: a person has to deal with it. */
const isNews = ({ charger, planned: { reason } }: Step): boolean =>
  reason !== charger.reason && !charger.forgets && (reason === 'refuses' || reason === 'unresponsive');

const tell = async (transaction: Prisma.TransactionClient, step: Step, at: Date): Promise<void> => {
  if (!isNews(step)) return;
  const { id: chargePointId, accountId, memory } = step.charger;
  const detail = { reason: step.planned.reason, limitA: memory.held.confirmed?.limitA ?? null };
  const alert = alertStatement({ accountId, chargePointId, kind: 'limit-not-kept', detail, at });
  await transaction.$executeRawUnsafe(alert.text, ...alert.values);
};
