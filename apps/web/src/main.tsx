import '@fontsource-variable/figtree/wght.css';
import '@mantine/core/styles.css';
import './app/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startI18n } from '#app/i18n.ts';
import { router } from '#app/router.tsx';
import { queryClient } from '#lib/api.ts';
import { Announcer } from '#ui/announcer.tsx';
import { cssVariablesResolver } from '#ui/theme/css-variables.ts';
import { theme } from '#ui/theme/theme.ts';
import { Toasts } from '#ui/toasts.tsx';

await startI18n();

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
        <Announcer />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
