import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { onOpenCommandPalette } from './open-command-palette.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));

/** The first Ctrl-K loads the palette; after that the palette listens itself. */
export const CommandPaletteOpener = () => {
  const [opened, setOpened] = useState(false);
  useHotkeys(opened ? [] : [['mod+K', () => setOpened(true)]]);
  useEffect(() => onOpenCommandPalette(() => setOpened(true)), []);
  return opened ? (
    <Suspense>
      <CommandPalette />
    </Suspense>
  ) : null;
};
