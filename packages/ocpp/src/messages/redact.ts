const SUSPECT_NAME =
  /auth(?:(?!auth)\w)*key|passw|passphrase|secret|basicauth|credential|psk|token|pwd|(?:pass|pin)\\?"/i;
const ADDRESS = /:(?:\\?\/){2}/;
const SECRET_NAME =
  /auth(?:(?!auth)\w)*key|passw(?:or)?d|passphrase|secret|basicauth|credential|psk|token$|pwd|(?<!by)pass$|pin$/i;
const URL_CREDENTIALS = /(:\/\/)[^\s/@"]+@/g;
const URL_BEFORE_QUERY = /:\/\/[^\s"?#]+/g;
export const HIDDEN = '***';

/** No text is searched further than this: what comes after is cut off. */
const SEARCHED = 16_384;

/**
 * Hides the secrets of a message's JSON text: configuration values such as AuthorizationKey, members named like
 * a password, user:password and tokens in URLs. Text without any is returned as it is.
 */
export const redactJson = (text: string): string => {
  if (text.length <= SEARCHED && !isSuspect(text)) return text;
  try {
    return JSON.stringify(redactValue(JSON.parse(text)));
  } catch {
    // Not JSON, or nested beyond the stack: nothing of it can be trusted to be harmless.
    return JSON.stringify(HIDDEN);
  }
};

const isSuspect = (text: string): boolean => SUSPECT_NAME.test(text) || ADDRESS.test(text);

/** The first `length` characters of a frame that is no JSON, of which only the names tell what is secret. */
export const redactFrame = (frame: string, length: number): string => {
  const searched = frame.slice(0, SEARCHED);
  if (SUSPECT_NAME.test(searched)) return HIDDEN;
  const shown = searched.slice(0, length);
  const whole = shown.length < frame.length ? withoutHalfAddress(shown) : shown;
  return withoutSecretsInAddresses(whole.replaceAll(String.raw`\/`, '/'));
};

/** DataTransfer carries JSON in its text. */
const redactText = (text: string): string => {
  const searched = text.slice(0, SEARCHED);
  const isWhole = searched.length === text.length;
  if (/^\s*[{[]/.test(searched) && (!isWhole || isSuspect(searched))) {
    try {
      return JSON.stringify(redactValue(JSON.parse(text)));
    } catch {
      return HIDDEN;
    }
  }
  return withoutSecretsInAddresses(isWhole ? text : `${withoutHalfAddress(searched)}…`);
};

/** An address that is cut off may end in half a password or token. */
const withoutHalfAddress = (cut: string): string => {
  const lastWord = cut.split(/\s/).at(-1) ?? '';
  const address = lastWord.search(ADDRESS);
  return address === -1 ? cut : `${cut.slice(0, cut.length - lastWord.length + address)}://${HIDDEN}`;
};

const withoutSecretsInAddresses = (text: string): string =>
  text.replace(URL_CREDENTIALS, `$1${HIDDEN}@`).replace(URL_BEFORE_QUERY, withoutTokens);

/** A part of an address that is as long and random as a token: whoever has it may fetch or bring the file. */
const withoutTokens = (address: string): string => {
  const [, , host = '', ...parts] = address.split('/');
  const shown = parts.map((part) => part.replace(/^[\w-]+/, (word) => (word.length < 40 ? word : HIDDEN)));
  return [':', '', host, ...shown].join('/');
};

const redactValue = (value: unknown): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const secretKey = entries.some(([name, v]) => name === 'key' && typeof v === 'string' && isSecretName(v));
  return Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      isSecretName(name) || (secretKey && name === 'value') ? HIDDEN : redactValue(member),
    ]),
  );
};

/** A name that is too long to be searched is taken for one. */
const isSecretName = (name: string): boolean => name.length > 256 || SECRET_NAME.test(name);
