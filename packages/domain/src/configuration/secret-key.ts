const SECRET_KEY = /auth\w*_?key|passw|passphrase|secret|basicauth|credential|psk|token$/i;

/** Whether nobody may read the value of a configuration key back: it is a password by its name. */
export function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key);
}
