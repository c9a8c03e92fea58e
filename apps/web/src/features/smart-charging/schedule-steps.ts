import { z } from 'zod';

const answerSchema = z.object({
  scheduleStart: z.string().optional(),
  chargingSchedule: z.object({
    duration: z.number().optional(),
    startSchedule: z.string().optional(),
    chargingRateUnit: z.enum(['A', 'W']),
    chargingSchedulePeriod: z.array(z.object({ startPeriod: z.number(), limit: z.number() })).min(1),
  }),
});

interface ScheduleStep {
  readonly at: Date;
  readonly limit: number;
}

export interface Schedule {
  readonly unit: 'A' | 'W';
  readonly steps: readonly ScheduleStep[];
  /** End of the last step; null if it has none. */
  readonly until: Date | null;
}

/** The schedule in a charger's answer to GetCompositeSchedule; null if there is none that can be drawn. */
export const scheduleSteps = (response: string, askedAt: Date): Schedule | null => {
  const parsed = answerSchema.safeParse(JSON.parse(response));
  if (!parsed.success) return null;
  const { scheduleStart, chargingSchedule } = parsed.data;
  const { chargingRateUnit: unit, chargingSchedulePeriod, duration, startSchedule } = chargingSchedule;
  const told = Date.parse(scheduleStart ?? startSchedule ?? '');
  const start = Number.isNaN(told) ? askedAt.getTime() : told;
  const after = (seconds: number) => new Date(start + seconds * 1_000);
  const steps = chargingSchedulePeriod.map(({ startPeriod, limit }) => ({ at: after(startPeriod), limit }));
  return { unit, steps, until: duration === undefined ? null : after(duration) };
};
