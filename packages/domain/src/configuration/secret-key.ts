const SECRET_KEY =
  /auth(?:(?!auth)\w)*key|passw|passphrase|secret|basicauth|credential|psk|token$|pwd|(?<!by)pass$|pin$/i;

const URL_CREDENTIALS = /(:\/\/)[^\s/@"]+@/g;

/** Whether a configuration key must not be readable: its name says that it is a password. */
export const isSecretKey = (key: string): boolean => {
  return SECRET_KEY.test(key);
};

/** A value without user name and password in its URLs: some chargers report the key they connect with. */
export const withoutCredentials = (value: string): string => {
  return value.replace(URL_CREDENTIALS, '$1***@');
};
