import { createBrowserRouter } from 'react-router';
import { chargingPointsRoutes } from './charging-points/routes.ts';
import { atKnownAddresses } from './known-address.ts';
import { LoadingPage } from './layout/loading-page.tsx';
import { NotFoundPage } from './layout/not-found-page.tsx';
import { OuterError } from './layout/outer-error.tsx';
import { RouteError } from './layout/route-error.tsx';
import { mobilityRoutes } from './mobility/routes.ts';
import { withWords } from './texts/i18n.ts';
import { loadLayout, toHome } from './signed-in.ts';
import { supportRoutes } from './support/routes.ts';

/** Every address of the portal. Pages are loaded when they are visited. */
export const router = createBrowserRouter([
  {
    HydrateFallback: LoadingPage,
    ErrorBoundary: OuterError,
    children: [
      { path: '/sign-in', lazy: () => import('#features/sign-in/sign-in-page.tsx') },
      { path: '/sign-up', lazy: () => import('#features/sign-in/sign-up-page.tsx') },
      { path: '/forgotten', lazy: () => import('#features/sign-in/forgotten-page.tsx') },
      { path: '/link', lazy: () => import('#features/sign-in/link-page.tsx') },
      { path: '/p/:code', lazy: withWords(() => import('#features/tariffs/price-page/price-page.tsx')) },
      { path: '/demo/mails', lazy: withWords(() => import('#features/mail/demo-mails-page.tsx')) },
      {
        lazy: () => import('./layout/app-layout.tsx'),
        loader: loadLayout,
        shouldRevalidate: () => false,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, loader: toHome, Component: LoadingPage },
              ...atKnownAddresses([...chargingPointsRoutes, ...mobilityRoutes, ...supportRoutes]),
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]);
