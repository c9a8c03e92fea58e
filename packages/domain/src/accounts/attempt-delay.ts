/** By whom attempts are counted: at a person by everybody, by one address at everybody, by a browser that is known. */
export type AttemptCounter = 'person' | 'address' | 'trusted';

/** People mistype; an address may be that of an office. */
const FREE: Readonly<Record<AttemptCounter, number>> = { person: 5, address: 20, trusted: 5 };

const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/** How long nothing is compared after so many failed attempts: ever longer, never for good. */
export const delayAfter = (counter: AttemptCounter, failed: number): number =>
  failed < FREE[counter]
    ? 0
    : Math.min(FIRST_DELAY_MS * 2 ** Math.min(failed - FREE[counter], 10), LONGEST_DELAY_MS);
