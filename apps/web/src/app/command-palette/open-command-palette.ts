/** Opens the palette from anywhere without loading it: the palette listens. */
const paletteEvent = 'open-command-palette';

export const openCommandPalette = () => window.dispatchEvent(new Event(paletteEvent));

export const onOpenCommandPalette = (open: () => void) => {
  window.addEventListener(paletteEvent, open);
  return () => window.removeEventListener(paletteEvent, open);
};
