import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import type { MonthlyReport } from '@laadpoort/contract/reports/monthly';
import type { OpenItems } from '@laadpoort/contract/reports/open-items';
import type { Reimbursements } from '@laadpoort/contract/reports/reimbursements';
import type { ReimbursedDocument } from '@laadpoort/domain/reports/reimbursements';
import type { StatusPage } from '@laadpoort/contract/stations/station';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import type { PresentedCertificate } from './admission/charge-point-admission.ts';
import type { CardAuthorization, PresentedCard } from './cards.ts';
import type { ChargePointEntry } from './directory/charge-point-entry.ts';

interface WaitingPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly stationId?: string | undefined;
}

/** A final document with how its payment stands; of a credit note it has no state of its own. */
export interface SettledDocument
  extends ReimbursedDocument, Pick<Reimbursements['rows'][number], 'id' | 'number' | 'issuedOn' | 'state'> {}

/** What one capability answers and others ask: each has exactly one that answers it, or the program does not start. */
export interface Questions {
  /** Whether each card may charge where it was presented, in the same order. Stores nothing. */
  'cards.authorize': (cards: readonly PresentedCard[]) => Promise<readonly CardAuthorization[]>;
  /** Sessions of an account that nobody has decided on yet; days of the period included. */
  'sessions.waiting': (accountId: string, period: WaitingPeriod) => Promise<MonthlyReport['waiting']>;
  /** When an account is paid next and what; what is missing for it and what holds it up. */
  'settlement.nextPayout': (accountId: string) => Promise<StatusPage['nextPayout']>;
  /** The final documents of an account, the latest month first. */
  'settlement.documents': (accountId: string) => Promise<readonly SettledDocument[]>;
  /**
   * Documents of any account of which something is still to be paid or paid back, the oldest first, from after a place on;
   * so many are read at a time.
   */
  'settlement.openItems': (
    after: string,
    part: number,
  ) => AsyncIterable<OpenItems['rows'][number] & { readonly place: string }>;
  /** A charge point of any account as its owner sees it. */
  'charge-point.read': (chargePointId: string) => Promise<ChargePoint | null>;
  /** Takes in an unknown charge point that shows the pairing code of an open adoption window. */
  'charger.adopt': (handshake: Handshake) => Promise<ChargePointEntry | undefined>;
  /** Whether one that was adopted may connect without a key of its own: it shows such a code again. */
  'charger.isAdoptable': (chargePoint: ChargePointEntry, handshake: Handshake) => Promise<boolean>;
  /** Whether our authority made this certificate for this charge point, and it still counts. */
  'certificate.isOwn': (shown: PresentedCertificate, now: Date) => Promise<boolean>;
}

export type QuestionName = keyof Questions;
export type Answers = Partial<Questions>;

export type Ask = <Name extends QuestionName>(
  name: Name,
  ...asked: Parameters<Questions[Name]>
) => ReturnType<Questions[Name]>;

const NAMES: { readonly [Name in QuestionName]: true } = {
  'cards.authorize': true,
  'sessions.waiting': true,
  'settlement.nextPayout': true,
  'settlement.documents': true,
  'settlement.openItems': true,
  'charge-point.read': true,
  'charger.adopt': true,
  'charger.isAdoptable': true,
  'certificate.isOwn': true,
};

/** Collects the answers of the capabilities. @throws when a question has two answers, or none when it is complete */
export const createQuestions = () => {
  const answers: Answers = {};
  const ask: Ask = (name, ...asked) => {
    const answer = answers[name] as
      | ((...args: typeof asked) => ReturnType<Questions[typeof name]>)
      | undefined;
    if (!answer) throw new Error(`nobody answers ${name} yet`);
    return answer(...asked);
  };
  return {
    ask,
    answer(owner: string, given: Answers): void {
      for (const name of Object.keys(given))
        if (name in answers)
          throw new Error(`${owner} answers ${name}, which another capability does already`);
      Object.assign(answers, given);
    },
    complete(): void {
      const missing = Object.keys(NAMES).filter((name) => !(name in answers));
      if (missing.length > 0) throw new Error(`nobody answers ${missing.join(', ')}`);
    },
  };
};
