/** A line of the product and its replacement in a control; the line must exist, or the control is worth nothing. */
interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The product with one defect built in each. A harness that finds nothing wrong with these finds nothing at all. */
export const VARIANTS = {
  /** Answers before it has stored: a kill loses what was acknowledged. */
  'ack-before-commit': [
    {
      file: 'apps/api/src/sessions/readings/meter-values-handler.ts',
      from: 'const after = await record({',
      to: 'const after = { figures: null, unmatched: null }; void record({',
    },
  ],
  /** Does not recognise repeated messages: a retry creates a second session. */
  'no-idempotency': [
    {
      file: 'packages/domain/src/sessions/start/start-transaction.ts',
      from: 'if (sameKey !== null && !isAnotherSession(facts, sameKey)) {',
      to: 'if (sameKey !== null && sameKey.repetition > 1_000) {',
    },
    {
      file: 'packages/domain/src/sessions/start/start-transaction.ts',
      from: 'if (similar.hasLaterData || facts.startedAt === null) return false;',
      to: 'return false;',
    },
  ],
  /** Ends whatever transaction is named, whoever it belongs to. */
  'no-ownership': [
    {
      file: 'apps/api/src/sessions/stop/stop-facts.ts',
      from: 'const own = named?.charge_point_id === item.chargePointId ? named : undefined;',
      to: 'const own = named;',
    },
  ],
} as const satisfies Record<string, readonly Change[]>;

export type Broken = keyof typeof VARIANTS;
