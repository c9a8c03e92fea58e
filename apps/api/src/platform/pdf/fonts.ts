import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';

const open = (name: string) => {
  const font = create(readFileSync(new URL(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))));
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts`);
  return { font, letters: new Set(font.characterSet) };
};

/** Static, and with all letters of Europe's languages; what is used of them becomes part of each file. */
const fonts = { regular: open('DejaVuSansCondensed'), bold: open('DejaVuSansCondensed-Bold') };
export type FontName = keyof typeof fonts;
export const FONT_NAMES = ['regular', 'bold'] as const satisfies readonly FontName[];

/**
 * A font for one document. Its tables are read once for all, which took half the time of a document; its glyphs are the
 * document's own, as fontkit keeps for each the first text that it stood for: the same document makes the same file.
 */
export const fontForDocument = (name: FontName): Font =>
  Object.create(fonts[name].font, { _glyphs: { value: {} } }) as Font;

/**
 * The text as a font can write it, since PDF/UA allows no sign without a glyph: others are shown to be missing, controls
 * are blanks, and what only directs the flow of text is left out.
 */
export const written = (text: string, name: FontName): string => {
  const { letters } = fonts[name];
  let shown = '';
  for (const sign of text.replaceAll(/\p{Cf}/gu, '').replaceAll(/(?!\n)\p{Cc}/gu, ' '))
    shown += sign === '\n' || letters.has(sign.codePointAt(0) ?? 0) ? sign : '\uFFFD';
  return shown;
};
