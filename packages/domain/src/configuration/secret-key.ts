const SECRET_KEY =
  /auth\w*_?key|passw|passphrase|secret|basicauth|credential|psk|token$|pwd|(?<!by)pass$|pin$/i;

const URL_CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@"]+@/gi;

/** Whether nobody may read the value of a configuration key back: it is a password by its name. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** A value without user and password in its addresses: some chargers tell with which key they connect. */
export function withoutCredentials(value: string): string {
  return value.replace(URL_CREDENTIALS, '$1***@');
}
