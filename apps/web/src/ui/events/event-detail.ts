import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point-event';
import type { z } from 'zod';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

export type Words = (detail: Detail) => string;

/** The timeline of a session also has commands. */
export type Kind = z.output<typeof chargePointEventSchema>['kind'] | 'command';

export const textOf = (detail: Detail, name: string): string => String(detail[name] ?? '');

export const joinSentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

export const joinFacts = (detail: Detail, ...names: readonly string[]): string =>
  names
    .map((name) => textOf(detail, name))
    .filter(Boolean)
    .join(' · ');
