import '@fontsource-variable/figtree/wght.css';
import '@mantine/core/styles.css';
import './app/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { startI18n } from '#app/texts/i18n.ts';
import { router } from '#app/router.ts';
import { Themed } from '#app/themed.tsx';
import { queryClient } from '#lib/api.ts';
import { watchAttendance } from '#lib/attended.ts';
import { Announcer } from '#ui/feedback/announcer.tsx';
import { Toasts } from '#ui/feedback/toasts.tsx';

watchAttendance();
await startI18n();

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Themed>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
        <Announcer />
      </QueryClientProvider>
    </Themed>
  </StrictMode>,
);
