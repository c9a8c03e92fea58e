import {
  confirmLimits,
  maxHeldLimit,
  withdrawLimits,
  withSent,
  type LimitSchedule,
} from './limit-schedule.ts';
import type { ChargerMemory, ManagedCharger } from './managed-charger.ts';

/** The result of sending a schedule. `unknown`: the charger may have it. */
export type ScheduleAnswer = 'accepted' | 'refused' | 'not-sent' | 'unknown';

/** A charger answered, or will not answer any more. After each refusal the next form of profile is tried. */
export const afterAnswer = (
  memory: ChargerMemory,
  schedule: LimitSchedule,
  answer: ScheduleAnswer,
  { forms, nowMs }: { readonly forms: number; readonly nowMs: number },
): ChargerMemory => {
  const answered = memory.unansweredMs === schedule.sentAtMs ? { ...memory, unansweredMs: null } : memory;
  if (answer === 'unknown') return answered;
  if (answer === 'accepted')
    return { ...answered, held: confirmLimits(memory.held, schedule), confirmedAtMs: nowMs, refuses: false };
  const held = withdrawLimits(memory.held, schedule.sentAtMs);
  if (answer === 'not-sent') return { ...answered, held };
  const form = memory.form + 1;
  // The next form may follow immediately: nothing was changed.
  return form < forms
    ? { ...answered, held, form, lastSentMs: null }
    : { ...answered, held, form: 0, refuses: true };
};

/** A charger reconnected: its limit is sent immediately, also in forms that it refused before. */
export const afterConnection = (memory: ChargerMemory): ChargerMemory => ({
  ...memory,
  lastSentMs: null,
  unansweredMs: null,
  renews: true,
  refuses: false,
});

/** A charger does not always immediately do what it accepted. */
const EFFECT_WITHIN_MS = 20_000;
const TOLERANCE_A = 1;
const UNRESPONSIVE_AFTER = 2;

/** Compares a reading with the confirmed limit: one that is too high may be a matter of timing, two are not. */
export const afterReading = (
  memory: ChargerMemory,
  { measuredA, atMs }: { readonly measuredA: number; readonly atMs: number },
  { ratedA }: { readonly ratedA: number },
): ChargerMemory => {
  const { held, confirmedAtMs, checkedReadingMs } = memory;
  const isChecked = checkedReadingMs !== null && atMs <= checkedReadingMs;
  if (confirmedAtMs === null || isChecked || atMs < confirmedAtMs + EFFECT_WITHIN_MS) return memory;
  const limitA = maxHeldLimit(held, ratedA, atMs);
  if (measuredA <= limitA + TOLERANCE_A)
    return { ...memory, checkedReadingMs: atMs, tooHighReadings: 0, unresponsive: false };
  const tooHighReadings = memory.tooHighReadings + 1;
  const checked = { ...memory, checkedReadingMs: atMs, tooHighReadings };
  if (tooHighReadings < UNRESPONSIVE_AFTER) return checked;
  // A charger that does not stop at 0 may still respect every other limit.
  if (limitA === 0 && !memory.ignoresZero) return { ...checked, ignoresZero: true, tooHighReadings: 0 };
  return { ...checked, unresponsive: true };
};

/** The changes that a plan makes to what is remembered of a charger. */
export const afterPlan = (
  { memory, demandA, minimumA }: ManagedCharger,
  { allowedA, send }: { readonly allowedA: number; readonly send: LimitSchedule | null },
  nowMs: number,
): ChargerMemory => {
  const charges = demandA > 0 && allowedA >= minimumA;
  const wasCharging = memory.chargingSinceMs !== null;
  const updated: ChargerMemory = {
    ...memory,
    waitingSinceMs: demandA === 0 ? null : wasCharging && !charges ? nowMs : (memory.waitingSinceMs ?? nowMs),
    chargingSinceMs: charges ? (memory.chargingSinceMs ?? nowMs) : null,
    pausedSinceMs: demandA === 0 || charges ? null : wasCharging ? nowMs : memory.pausedSinceMs,
  };
  if (send === null) return updated;
  return {
    ...updated,
    held: withSent(memory.held, send),
    lastSentMs: nowMs,
    unansweredMs: nowMs,
    renews: false,
  };
};
