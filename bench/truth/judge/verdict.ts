import { needsReview } from '@laadpoort/domain/sessions/review';
import type { History } from '../world/history.ts';
import { energyOf } from '../world/true-session.ts';
import { decideMessages } from './central-system.ts';
import { evidenceFor, type Evidence } from './evidence.ts';
import type { StoredSession } from './stored-session.ts';

export type Kind = 'right' | 'reviewed' | 'wrong' | 'undecidable';

/** How a session of a history ended. */
export interface Verdict {
  readonly session: number;
  readonly kind: Kind;
  readonly trueWh: number;
  readonly billedWh: number;
  readonly method: string;
  readonly marks: readonly string[];
  /** Why a person is asked. */
  readonly reasons: readonly string[];
  /** What was there to tell that it is wrong. */
  readonly contradictedBy: readonly Evidence[];
}

/** Billed energy may be off by this much. */
const toleranceWh = (trueWh: number): number => Math.max(20, trueWh * 0.01);

/** One verdict for each true session. */
export const judge = (history: History, decide = decideMessages): Verdict[] => {
  const decided = decide(history.messages, history.charger.points);
  return history.claims.map((claims, session) => {
    const own = decided.filter(({ origins }) => origins.includes(session));
    const trueWh = energyOf(claims.truth);
    const billedWh = own.reduce((sum, { energy }) => sum + Number(energy?.energyWh ?? 0n), 0);
    const reasons = [...new Set(own.flatMap(reasonsOf))];
    const method = own.map(({ energy }) => energy?.method ?? 'not ended').join(', ');
    const marks = own.flatMap(({ anomalies }) => anomalies);
    const verdict = { session, trueWh, billedWh, method, marks, reasons };
    if (reasons.length > 0) return { ...verdict, kind: 'reviewed', contradictedBy: [] };
    if (own.length === 1 && Math.abs(billedWh - trueWh) <= toleranceWh(trueWh))
      return { ...verdict, kind: 'right', contradictedBy: [] };
    const contradictedBy = evidenceFor(history, session).filter(
      // What would be right by what the witness leaves possible is no contradiction.
      ({ lowWh, highWh }) => lowWh - billedWh > toleranceWh(lowWh) || billedWh - highWh > toleranceWh(highWh),
    );
    return { ...verdict, kind: contradictedBy.length > 0 ? 'wrong' : 'undecidable', contradictedBy };
  });
};

const reasonsOf = ({ energy, anomalies }: StoredSession): readonly string[] =>
  energy === null ? ['not ended'] : needsReview(anomalies);

/** From the best to the worst. */
const KINDS: readonly Kind[] = ['right', 'reviewed', 'undecidable', 'wrong'];

export const worstOf = (verdicts: readonly Verdict[]): Verdict => {
  const [first, ...others] = verdicts;
  if (first === undefined) throw new Error('a history without sessions');
  return others.reduce((a, b) => (KINDS.indexOf(b.kind) > KINDS.indexOf(a.kind) ? b : a), first);
};
