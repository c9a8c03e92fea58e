/** Stands in the command's row; the key itself is made when it is sent, and nobody ever sees it. */
export const NOT_YET_MADE = '***';

/** Asks for a new key; sent by the product itself, since no person may choose one. */
export const NEW_KEY = {
  action: 'ChangeConfiguration',
  key: 'AuthorizationKey',
  value: NOT_YET_MADE,
} as const;
