import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cssVariablesResolver } from '#ui/theme/css-variables.ts';
import { theme } from '#ui/theme/theme.ts';

/** Mantine in our theme. A dialog's close button is only a cross, so it gets a label in the reader's language. */
export const Themed = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('ui');
  const close = t('dialog.close');
  const spoken = useMemo(
    () =>
      mergeThemeOverrides(theme, { components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
};
