/** SQLSTATE of an error of the database; undefined for every other error. */
export const sqlState = (error: unknown): string | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object)
    ? code
    : undefined;
};

/**
 * Whether the statement's own content was refused: bad data (22), a constraint (23), a conflict with another
 * transaction (40), too large (54). Written without its neighbours a row may pass.
 */
export const isDataError = (error: unknown): boolean => /^(?:22|23|40|54)/.test(sqlState(error) ?? '');

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';
