import { AMOUNT_PLACES, Money } from '../../money/amount.ts';
import { dayOf } from '../../reports/month.ts';
import { buildDocument, type DocumentHead } from '../documents/build-document.ts';
import type { BilledSession } from '../documents/billed-session.ts';
import type { DocumentParty, SettlementDocument } from '../documents/document.ts';
import { yearLimitOf, type PartyKind } from '../party.ts';
import { isWithoutVat, VAT_FACTOR } from '../../tariffs/vat.ts';
import { toldAmount } from '../documents/told-amount.ts';

/** Why a session is in no document of a run. */
export const EXCEPTION_REASONS = [
  'open-review',
  'idle-running',
  'held',
  'not-payable',
  'no-party',
  'party-other',
  'no-agreement',
  'vat-id-unchecked',
  'year-limit',
] as const;
export type ExceptionReason = (typeof EXCEPTION_REASONS)[number];

/** Who is reimbursed from a day on. */
export interface RunParty {
  readonly id: bigint;
  readonly declared: Omit<DocumentParty, 'kind'> & { readonly kind: PartyKind };
  /** `2026-11-01` */
  readonly validFrom: string;
}

/** A session that is not settled yet; of one that something of itself keeps from being settled, no more than is told. */
export type RunSession =
  | { readonly waits: null; readonly billed: BilledSession }
  | ({
      readonly waits: Extract<ExceptionReason, 'open-review' | 'idle-running' | 'held' | 'not-payable'>;
      readonly sessionId: number;
    } & ToldSession);

/** What was told of a session, and what says whether there is VAT in it. */
interface ToldSession extends Pick<BilledSession, 'endedAt' | 'timeZone' | 'basis'> {
  /** In the basis of its tariff. */
  readonly amount: string;
}

export interface AccountFacts {
  readonly head: Omit<DocumentHead, 'supplier' | 'agreement'>;
  /** In any order; of the same day the one with the highest id holds. */
  readonly parties: readonly RunParty[];
  /** Null: none of the owners accepted it. */
  readonly agreement: DocumentHead['agreement'] | null;
  /** VAT ids that VIES knows, as two people recorded within the last year. */
  readonly knownVatIds: ReadonlySet<string>;
  /**
   * What documents already settle by calendar year of the sessions' ends, with what the owner declared to earn elsewhere, in
   * euro: `{ 2026: '1234.50' }`.
   */
  readonly turnoverByYear: ReadonlyMap<number, string>;
  /** In order of their ends. */
  readonly sessions: readonly RunSession[];
}

export interface PlannedDocument {
  readonly partyVersionId: bigint;
  readonly document: SettlementDocument;
}

export interface PlannedException {
  readonly sessionId: number;
  readonly reason: ExceptionReason;
  /** As told, without VAT: exceptions of both bases are summed. */
  readonly amount: string;
}

export interface DocumentPlan {
  readonly documents: readonly PlannedDocument[];
  readonly exceptions: readonly PlannedException[];
}

/**
 * The documents of an account in a run, one for each party its sessions ended under, and what waits with its reason. No
 * session is in both, and none is left out.
 */
export const planDocuments = (facts: AccountFacts): DocumentPlan => {
  const exceptions: PlannedException[] = [];
  const ofParty = new Map<RunParty, BilledSession[]>();
  const isWithinYear = yearGuard(facts.turnoverByYear);
  for (const session of facts.sessions) {
    const told = session.waits === null ? toldOf(session.billed) : session;
    const party = partyOn(facts.parties, dayOf(new Date(told.endedAt), told.timeZone));
    const net = netAmount(party, told);
    const except = (sessionId: number, reason: ExceptionReason) =>
      exceptions.push({ sessionId, reason, amount: net.toFixed(AMOUNT_PLACES) });
    if (session.waits !== null) {
      except(session.sessionId, session.waits);
      continue;
    }
    const { billed } = session;
    const reason = blockerOf(facts, party) ?? (isWithinYear(party, told, net) ? null : 'year-limit');
    if (reason !== null || party === null) except(billed.sessionId, reason ?? 'no-party');
    else {
      const others = ofParty.get(party);
      if (others) others.push(billed);
      else ofParty.set(party, [billed]);
    }
  }
  const documents = [...ofParty].map(([party, sessions]) => planned(facts, party, sessions));
  return { documents, exceptions };
};

/** The party that holds on a day, `2026-11-30`; null: nobody was declared for it. */
export const partyOn = <Party extends Pick<RunParty, 'id' | 'validFrom'>>(
  parties: readonly Party[],
  day: string,
): Party | null => {
  let holds: Party | null = null;
  for (const party of parties) {
    if (party.validFrom > day) continue;
    if (holds === null || isLater(party, holds)) holds = party;
  }
  return holds;
};

const isLater = (a: Pick<RunParty, 'id' | 'validFrom'>, b: Pick<RunParty, 'id' | 'validFrom'>): boolean =>
  a.validFrom === b.validFrom ? a.id > b.id : a.validFrom > b.validFrom;

const blockerOf = (
  { agreement, knownVatIds }: AccountFacts,
  party: RunParty | null,
): Extract<ExceptionReason, 'no-party' | 'party-other' | 'no-agreement' | 'vat-id-unchecked'> | null => {
  if (party === null) return 'no-party';
  if (party.declared.kind === 'other') return 'party-other';
  if (agreement === null) return 'no-agreement';
  return party.declared.kind === 'vat-nl' && !knownVatIds.has(party.declared.vatId ?? '')
    ? 'vat-id-unchecked'
    : null;
};

/**
 * The supply that takes the turnover of a calendar year beyond the limit of KOR ends the scheme, and is not covered by
 * it any more (Wet OB 1968, art. 25): that session and all later ones of the year wait for another party.
 */
const yearGuard = (turnoverByYear: ReadonlyMap<number, string>) => {
  const soFar = new Map([...turnoverByYear].map(([year, amount]) => [year, new Money(amount)]));
  const over = new Set<number>();
  return (party: RunParty | null, session: ToldSession, net: InstanceType<typeof Money>): boolean => {
    const year = Number(dayOf(new Date(session.endedAt), session.timeZone).slice(0, 4));
    const sum = (soFar.get(year) ?? new Money(0)).plus(net);
    const isKor = party?.declared.kind === 'kor';
    if (isKor && yearLimitOf('kor', sum.toFixed())?.reached === 'over') over.add(year);
    if (isKor && over.has(year)) return false;
    soFar.set(year, sum);
    return true;
  };
};

const toldOf = (billed: BilledSession): ToldSession => ({ ...billed, amount: toldAmount(billed) });

/** What was told, without the VAT that is in it; for who charges none, none is. */
const netAmount = (party: RunParty | null, { basis, amount }: ToldSession) => {
  const hasVat = basis === 'incl' && !isWithoutVat(party?.declared.kind ?? null);
  return hasVat ? new Money(amount).dividedBy(VAT_FACTOR) : new Money(amount);
};

const planned = (
  { head, agreement }: AccountFacts,
  { id, declared }: RunParty,
  sessions: readonly BilledSession[],
): PlannedDocument => {
  const { kind } = declared;
  if (agreement === null || kind === 'other') throw new Error('a document without an agreement or a party');
  return {
    partyVersionId: id,
    document: buildDocument({ ...head, agreement, supplier: { ...declared, kind } }, sessions),
  };
};
