import { createTheme } from '@mantine/core';
import { palettes } from './palettes.ts';

/** Mantine styled as Laadpoort: its own palettes, a 4/8 px grid, small radii, motion only where wanted. */
export const theme = createTheme({
  colors: { ...palettes, blue: palettes.petrol, green: palettes.moss, yellow: palettes.amber },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: palettes.gray[9],
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontFamily: "'Figtree Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, monospace",
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  // Plain objects: `Modal.extend` would include every component named here in the first page.
  components: {
    Button: { styles: { label: { fontWeight: 600 } } },
    // What it says is never cut.
    Badge: { styles: { root: { minWidth: 'max-content' } } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg' },
      styles: { title: { fontSize: '1.25rem', fontWeight: 650 } },
    },
    Drawer: { styles: { title: { fontSize: '1.25rem', fontWeight: 650 } } },
    // A dialog's header is not the page's banner.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    // The placeholder is not a menu item; what is shown belongs to the page's content.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, portalProps: { target: 'main' } } },
    Tooltip: {
      defaultProps: { openDelay: 200, withArrow: true, events: { hover: true, focus: true, touch: false } },
    },
    Select: { defaultProps: { checkIconPosition: 'right' } },
    Textarea: { defaultProps: { autosize: true, minRows: 2 } },
  },
});
