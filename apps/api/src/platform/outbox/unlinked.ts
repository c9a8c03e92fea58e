const WORD_JOINER = '\u2060';

const PLAIN_ADDRESS = /^[\p{P}\p{S}]{0,3}[\w.+-]{1,64}@[\w.-]{1,255}[\p{P}\p{S}]{0,3}$/u;

/**
 * Text in which no mail program finds a web address: names are typed by whoever likes, and stand in mails of ours to
 * anybody. An invisible character that breaks no line parts what would become a link; it reads as before. E-mail addresses
 * stay as they are.
 */
export const unlinked = (text: string): string =>
  text
    .split(/(\s+)/)
    .map((word) =>
      PLAIN_ADDRESS.test(word)
        ? word
        : word
            .replaceAll('://', `:${WORD_JOINER}//`)
            .replaceAll(/(?<=[\p{L}\p{N}-])([.。．｡])(?=[\p{L}\p{N}])/gu, `$1${WORD_JOINER}`),
    )
    .join('');
