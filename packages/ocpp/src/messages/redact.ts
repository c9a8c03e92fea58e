const SUSPECT =
  /auth(?:(?!auth)\w)*key|passw|passphrase|secret|basicauth|credential|psk|token|pwd|(?:pass|pin)\\?"|:(?:\\?\/){2}/i;
const SECRET_NAME =
  /auth(?:(?!auth)\w)*key|passw(?:or)?d|passphrase|secret|basicauth|credential|psk|token$|pwd|(?<!by)pass$|pin$/i;
const URL_CREDENTIALS = /(:\/\/)[^\s/@"]+@/g;
const URL_BEFORE_QUERY = /:\/\/[^\s"?#]+/g;
const HIDDEN = '***';

/**
 * Hides the secrets of a message's JSON text: configuration values such as AuthorizationKey, members named like
 * a password, user:password and tokens in URLs. Text without any is returned as it is.
 */
export const redactJson = (text: string): string => {
  if (!SUSPECT.test(text)) return text;
  try {
    return JSON.stringify(redactValue(JSON.parse(text)));
  } catch {
    // Not JSON, or nested beyond the stack: nothing of it can be trusted to be harmless.
    return JSON.stringify(HIDDEN);
  }
};

/** DataTransfer carries JSON in its text. */
const redactText = (text: string): string => {
  if (/^\s*[{[]/.test(text) && SUSPECT.test(text)) {
    try {
      return JSON.stringify(redactValue(JSON.parse(text)));
    } catch {
      return HIDDEN;
    }
  }
  return text.replace(URL_CREDENTIALS, `$1${HIDDEN}@`).replace(URL_BEFORE_QUERY, withoutTokens);
};

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
  const secretKey = entries.some(
    ([name, v]) => name === 'key' && typeof v === 'string' && SECRET_NAME.test(v),
  );
  return Object.fromEntries(
    entries.map(([name, member]) => [
      name,
      SECRET_NAME.test(name) || (secretKey && name === 'value') ? HIDDEN : redactValue(member),
    ]),
  );
};
