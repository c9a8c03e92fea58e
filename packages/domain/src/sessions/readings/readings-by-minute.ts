import type { MeterReading } from './meter-reading.ts';

/** When the sessions of tests start: not on a whole minute, which would make them those of a clock without seconds. */
export const startedAt = new Date('2026-11-29T10:00:07Z');

export const at = (minutes: number): Date => new Date(startedAt.getTime() + minutes * 60_000);

/** What is told so many minutes after the start. */
export const reading = (
  minutes: number,
  registerWh: number | null,
  more: Partial<Omit<MeterReading, 'at'>> = {},
): MeterReading => ({
  at: at(minutes),
  registerWh: registerWh === null ? null : BigInt(registerWh),
  powerW: null,
  ...more,
});
