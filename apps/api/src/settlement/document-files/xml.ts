/** What is valid XML already. */
export interface Markup {
  readonly xml: string;
}

/** XML 1.0 cannot hold them: controls, unpaired surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would read it as a line feed.
  '\r': '&#13;',
};

/** What cannot be written is shown to be missing, so that no name makes a file impossible. */
const escaped = (text: string): string =>
  text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** An element with a text, or with other elements; null is left out. */
export const element = (
  name: string,
  content: string | readonly (Markup | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Markup => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner =
    typeof content === 'string' ? escaped(content) : content.map((child) => child?.xml ?? '').join('');
  return { xml: `<${name}${written.join('')}>${inner}</${name}>` };
};

/** A whole file, in UTF-8. */
export const xmlFile = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
