import { create } from 'fontkit';
import { readFileSync } from 'node:fs';

const open = (name: string) => {
  const file = readFileSync(new URL(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)));
  const font = create(file);
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts`);
  return { file, letters: new Set(font.characterSet) };
};

/** Static, and with all letters of Europe's languages; what is used of them becomes part of each file. */
export const fonts = { regular: open('DejaVuSansCondensed'), bold: open('DejaVuSansCondensed-Bold') };
export type FontName = keyof typeof fonts;

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
