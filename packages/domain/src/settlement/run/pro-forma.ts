import type { SettlementDocument } from '../documents/document.ts';
import { AGREEMENT_VERSION } from '../agreement.ts';
import { planDocuments, type AccountFacts, type PlannedException } from './plan-documents.ts';

/** What was assumed, since nobody has said it yet. */
export const PRO_FORMA_ASSUMPTIONS = ['party', 'agreement', 'vat-id'] as const;
export type ProFormaAssumption = (typeof PRO_FORMA_ASSUMPTIONS)[number];

/** What the document of an account would say, were it made now; it has no number and is no invoice. */
export interface ProForma {
  /** Of the party of today; null: no session would be in it. */
  readonly document: SettlementDocument | null;
  readonly assumed: readonly ProFormaAssumption[];
  /** What would wait all the same. */
  readonly exceptions: readonly PlannedException[];
}

const SINCE_EVER = '0001-01-01';

/**
 * The document of a run before there is one: whoever has not said who is paid is taken for a private person, and whose
 * agreement or VAT id is still to be accepted or checked, as if that was done.
 * @param today `2026-11-30`
 */
export const proFormaOf = (facts: AccountFacts, today: string): ProForma => {
  const { parties, agreement, knownVatIds, head } = facts;
  const vatIds = parties.flatMap(({ declared: { kind, vatId } }) =>
    kind === 'vat-nl' && vatId ? [vatId] : [],
  );
  const assumed = {
    party: parties.length === 0,
    agreement: agreement === null,
    'vat-id': vatIds.some((vatId) => !knownVatIds.has(vatId)),
  };
  const nobody = { street: '–', postalCode: '–', city: '–', country: 'NL', kvk: null, vatId: null };
  const declared = { kind: 'private' as const, name: head.accountName, ...nobody };
  const { documents, exceptions } = planDocuments({
    ...facts,
    parties: assumed.party ? [{ id: 0n, validFrom: SINCE_EVER, declared }] : parties,
    agreement: agreement ?? { version: AGREEMENT_VERSION, acceptedOn: today },
    knownVatIds: new Set([...knownVatIds, ...vatIds]),
  });
  return {
    document: documents.at(-1)?.document ?? null,
    assumed: PRO_FORMA_ASSUMPTIONS.filter((each) => assumed[each]),
    exceptions,
  };
};
