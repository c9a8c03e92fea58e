import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { OutboundAction } from '@laadpoort/ocpp/messages/actions';

/** Consecutive calls that a charge point did not answer. */
export interface Unanswered {
  /**
   * Counts an outcome; true if the socket should be closed, since the charger only responds again after reconnecting.
   */
  count(chargePointId: string, outcome: CallOutcome<OutboundAction>, atMost: number | null): boolean;
  answered(chargePointId: string): void;
}

export const createUnanswered = (): Unanswered => {
  const inARow = new Map<string, number>();
  return {
    count(chargePointId, outcome, atMost) {
      if (outcome.kind !== 'no-answer') {
        if ('messageId' in outcome) inARow.delete(chargePointId);
        return false;
      }
      const unanswered = (inARow.get(chargePointId) ?? 0) + 1;
      const enough = atMost !== null && unanswered >= atMost;
      if (enough) inARow.delete(chargePointId);
      else inARow.set(chargePointId, unanswered);
      return enough;
    },
    answered: (chargePointId) => void inARow.delete(chargePointId),
  };
};
