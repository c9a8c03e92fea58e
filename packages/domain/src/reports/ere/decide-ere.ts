import type { SessionReviewState } from '../../sessions/review.ts';
import { ereOf } from './units.ts';

/** Why a session is not in a claim, the first that holds; in the order in which they are looked at. */
export const ERE_REASONS = [
  /** Its charger is not in the Netherlands. */
  'abroad',
  /** Nothing was charged. */
  'no-energy',
  /** Its owner has left it out. */
  'left-out',
  /** Somebody has to decide what it was. */
  'in-doubt',
  /** It ended less than a day ago: what belongs to it may still come. */
  'recent',
  /** What is billed is not the difference of two registers of the meter. */
  'not-by-meter',
  /** Nobody has entered what meter the charger had then. */
  'no-charger-data',
  /** What was entered about its charger begins during the session. */
  'meter-changed',
  'no-ean',
  'no-meter-serial',
  'not-built-in',
  'no-mid',
  /** Nobody had authorised the booking service then, for this connection. */
  'no-authorisation',
  /** The renewable share of its year is not known yet. */
  'no-share',
  /** The meter counted these kWh in a session that is claimed already. */
  'same-energy',
] as const;
export type EreReason = (typeof ERE_REASONS)[number];

/** What was entered about the meter of a charger, from a day on; null is not known. */
export interface EreMeter {
  /** `2026-11-22` */
  readonly validFrom: string;
  /** Of the connection to the grid */
  readonly ean: string | null;
  readonly meterSerial: string | null;
  /** Certificate or mark of the Measuring Instruments Directive */
  readonly mid: string | null;
  /** Whether the meter is part of the charger. */
  readonly builtIn: boolean;
  /** Of electricity of one's own that the charger delivers; null: it delivers what the grid does. */
  readonly ownRenewablePercent: string | null;
}

/** That a booking service may claim for these connections, on all days of a period. */
export interface EreAuthorisation {
  readonly eans: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string;
}

/** A session that has ended, as far as claims depend on it. */
export interface EreSession {
  readonly country: string;
  /** Local days of its start and end. */
  readonly startDay: string;
  readonly endDay: string;
  readonly endedAt: Date;
  readonly isCompleted: boolean;
  readonly review: SessionReviewState | null;
  readonly energyWh: number;
  readonly beginWh: number | null;
  readonly endWh: number | null;
}

/** A session with what its year and its charger's account have entered. */
export interface EreFacts {
  readonly session: EreSession;
  /** Of its charger, the latest `validFrom` first. */
  readonly meters: readonly EreMeter[];
  readonly authorisations: readonly EreAuthorisation[];
  /** Of the grid in the year in which it ended; null: not known yet. */
  readonly gridRenewablePercent: string | null;
}

/** A meter of which everything is known that a claim needs. */
export interface ClaimableMeter extends EreMeter {
  readonly ean: string;
  readonly meterSerial: string;
  readonly mid: string;
}

export type EreDecision =
  | {
      readonly counts: true;
      readonly meter: ClaimableMeter;
      readonly beginWh: number;
      readonly endWh: number;
      readonly renewablePercent: string;
      readonly units: string;
    }
  | { readonly counts: false; readonly reason: EreReason };

const DAY_MS = 86_400_000;

/** Whether emission reduction units can be claimed for a session, and how many; else why not. */
export const decideEre = (facts: EreFacts, now: Date): EreDecision => {
  const { session, gridRenewablePercent } = facts;
  const reason = sessionReason(session, now);
  if (reason) return { counts: false, reason };
  const { beginWh, endWh } = session;
  if (beginWh === null || endWh === null || endWh - beginWh !== session.energyWh)
    return { counts: false, reason: 'not-by-meter' };
  const meter = meterOf(facts);
  if (typeof meter === 'string') return { counts: false, reason: meter };
  if (!isAuthorised(facts, meter.ean)) return { counts: false, reason: 'no-authorisation' };
  const renewablePercent = meter.ownRenewablePercent ?? gridRenewablePercent;
  if (renewablePercent === null) return { counts: false, reason: 'no-share' };
  const units = ereOf(session.energyWh, renewablePercent);
  return { counts: true, meter, beginWh, endWh, renewablePercent, units };
};

const sessionReason = (session: EreSession, now: Date): EreReason | null => {
  if (session.country !== 'NL') return 'abroad';
  if (session.review === 'excluded') return 'left-out';
  if (!session.isCompleted || session.review === 'open') return 'in-doubt';
  if (session.energyWh <= 0) return 'no-energy';
  if (now.getTime() - session.endedAt.getTime() < DAY_MS) return 'recent';
  // Whatever a person typed, no meter has counted.
  return session.review === 'corrected' ? 'not-by-meter' : null;
};

const meterOf = ({ session, meters }: EreFacts): ClaimableMeter | EreReason => {
  const onDay = (day: string) => meters.find(({ validFrom }) => validFrom <= day);
  const meter = onDay(session.startDay);
  if (meter === undefined) return 'no-charger-data';
  if (meter !== onDay(session.endDay)) return 'meter-changed';
  const { ean, meterSerial, mid } = meter;
  if (ean === null) return 'no-ean';
  if (meterSerial === null) return 'no-meter-serial';
  if (!meter.builtIn) return 'not-built-in';
  if (mid === null) return 'no-mid';
  return { ...meter, ean, meterSerial, mid };
};

/** On its first and its last day, which may be of two authorisations: each is for one calendar year. */
const isAuthorised = ({ session, authorisations }: EreFacts, ean: string): boolean =>
  [session.startDay, session.endDay].every((day) =>
    authorisations.some(
      ({ eans, validFrom, validUntil }) => eans.includes(ean) && validFrom <= day && day <= validUntil,
    ),
  );
