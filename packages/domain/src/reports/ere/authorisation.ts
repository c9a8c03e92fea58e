import type { EreAuthorisation } from './decide-ere.ts';

/**
 * The version of the text by which owners authorise a booking service. Its text is the portal's (`features/reports/ere`);
 * another text is another version.
 */
export const ERE_AUTHORISATION_VERSION = 1;

/** Why a period is none of an authorisation, or null: from a day to a later one, or the same, of one calendar year. */
export const authorisationPeriodProblem = ({
  validFrom,
  validUntil,
}: Pick<EreAuthorisation, 'validFrom' | 'validUntil'>): 'before-start' | 'other-year' | null => {
  if (validUntil < validFrom) return 'before-start';
  return validUntil.slice(0, 4) === validFrom.slice(0, 4) ? null : 'other-year';
};

/** The connections for which an authorisation would hold on a day on which another one does: one service claims for each. */
export const alreadyAuthorised = (
  wanted: EreAuthorisation,
  existing: readonly EreAuthorisation[],
): readonly string[] =>
  wanted.eans.filter((ean) =>
    existing.some(
      ({ eans, validFrom, validUntil }) =>
        eans.includes(ean) && validFrom <= wanted.validUntil && wanted.validFrom <= validUntil,
    ),
  );
