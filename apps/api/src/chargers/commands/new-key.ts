/** Stands in the command's row; the key itself is made when it is sent, and nobody ever sees it. */
export const KEY_PLACEHOLDER = '***';

/** Asks for a new key; sent by the product itself, since no person may choose one. */
export const NEW_KEY = {
  action: 'ChangeConfiguration',
  key: 'AuthorizationKey',
  value: KEY_PLACEHOLDER,
} as const;
