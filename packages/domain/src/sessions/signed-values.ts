import type { EnergyFacts } from './readings/energy-facts.ts';

/** Whether a signature holds for the key of the meter; the worst comes last. */
export const SIGNATURE_CHECKS = ['holds', 'no-key', 'fails'] as const;
export type SignatureCheck = (typeof SIGNATURE_CHECKS)[number];

export interface SignedValues {
  readonly beginWh: bigint | null;
  readonly endWh: bigint | null;
  readonly check: SignatureCheck;
}

/** One text of a meter. */
export interface SignedDocument extends SignedValues {
  /** By the clock of the meter; null if that is not set. */
  readonly beginAt: Date | null;
  readonly endAt: Date | null;
}

/** A meter may sign shortly before the charger reports, and after. */
const AROUND_MS = 5 * 60_000;

/**
 * Begin and end of a session from what its meter signed, in order of time: the last end with the last begin before it,
 * since a charger may send the last document of the session before once more. All signatures have to hold.
 */
export const signedValues = (
  documents: readonly SignedDocument[],
  { startedAt, stoppedAt }: Pick<EnergyFacts, 'startedAt' | 'stoppedAt'>,
): SignedValues | null => {
  const [from, until] = [startedAt.getTime() - AROUND_MS, stoppedAt.getTime() + AROUND_MS];
  const isWithin = (at: Date | null) => at === null || (at.getTime() >= from && at.getTime() <= until);
  const own = documents.filter(({ beginAt, endAt }) => isWithin(beginAt) && isWithin(endAt));
  const check = SIGNATURE_CHECKS.findLast((each) => own.some((document) => document.check === each));
  if (check === undefined) return null;
  let lastBeginWh: bigint | null = null;
  let ended: Pick<SignedValues, 'beginWh' | 'endWh'> | null = null;
  for (const { beginWh, endWh } of own) {
    lastBeginWh = beginWh ?? lastBeginWh;
    if (endWh !== null) ended = { beginWh: lastBeginWh, endWh };
  }
  return { ...(ended ?? { beginWh: lastBeginWh, endWh: null }), check };
};

/** What they are to the energy of the session. */
export const signedFacts = (signed: SignedValues | null): Pick<EnergyFacts, 'signed' | 'signatureFails'> => {
  if (signed === null) return {};
  const { beginWh, endWh, check } = signed;
  if (check === 'fails') return { signatureFails: true };
  return check === 'holds' && beginWh !== null && endWh !== null ? { signed: { beginWh, endWh } } : {};
};
