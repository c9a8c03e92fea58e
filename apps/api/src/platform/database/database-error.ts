/** The rows that a decision was based on have changed; a new decision may succeed. */
export class ChangedMeanwhile extends Error {
  constructor() {
    super('the facts have changed meanwhile');
    this.name = 'ChangedMeanwhile';
  }
}

/** Prisma wraps the driver's error in its own. */
interface PrismaError {
  readonly meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
}

/** Prisma's own: server unreachable or too slow, connection closed, none free in time, a transaction out of time. */
const PRISMA_AWAY = /^P(?:1001|1002|1008|1017|2024|2028|2037)$/;

/** SQLSTATE of a database error; undefined for every other error. */
const sqlState = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const ofDriver = (error as PrismaError).meta?.driverAdapterError?.cause?.originalCode;
  if (ofDriver !== undefined && /^[0-9A-Z]{5}$/.test(ofDriver)) return ofDriver;
  return 'code' in error && 'severity' in error && typeof error.code === 'string' ? error.code : undefined;
};

/**
 * Whether the content could not be stored: bad data (22), a constraint (23), a conflict with another transaction (40),
 * too large (54). Without its neighbours, or on a second attempt, a row may succeed.
 */
export const isContentError = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile || /^(?:22|23|40|54)/.test(sqlState(error) ?? '');

/** Whether it lost to another transaction: changed facts, a serialization failure, a deadlock. */
export const isTransientConflict = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile || /^(?:40001|40P01)$/.test(sqlState(error) ?? '');

/** Whether a row that was there a moment ago is gone: somebody else has removed it. */
export const isRowGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2025';

/** Whether a row with the same unique value is there already. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2002';

/**
 * Whether the database could not be used: no connection (08), no resources (53), a lock or a statement that took too
 * long (55, 57), a shutdown (57), an internal fault (58, XX), or a wait for any of these.
 */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  const state = sqlState(error);
  if (state !== undefined) return /^(?:08|53|55|57|58|XX)/.test(state);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^E[A-Z]+$/.test(code) || PRISMA_AWAY.test(code)) return true;
  return /connection terminated|timeout exceeded|waited too long|query read timeout|not queryable/i.test(
    error.message,
  );
};
