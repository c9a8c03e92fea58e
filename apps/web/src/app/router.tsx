import { createBrowserRouter } from 'react-router';
import { withWords } from './texts/i18n.ts';
import { LoadingPage } from './loading-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { RouteError } from './route-error.tsx';
import { loadMe, toHome } from './signed-in.ts';

/** Every address of the portal. Pages are loaded when they are visited. */
export const router = createBrowserRouter([
  {
    HydrateFallback: LoadingPage,
    ErrorBoundary: RouteError,
    children: [
      { path: '/sign-in', lazy: () => import('../features/sign-in/sign-in-page.tsx') },
      { path: '/sign-up', lazy: () => import('../features/sign-in/sign-up-page.tsx') },
      {
        lazy: () => import('./app-layout.tsx'),
        loader: loadMe,
        shouldRevalidate: () => false,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, loader: toHome, Component: LoadingPage },
              { path: '/status', lazy: () => import('./status-page.tsx') },
              { path: '/stations', lazy: withWords(() => import('../features/stations/stations-page.tsx')) },
              {
                path: '/stations/add',
                lazy: withWords(() => import('../features/stations/add-station-page.tsx')),
              },
              {
                path: '/stations/:stationId',
                lazy: withWords(() => import('../features/stations/station-layout.tsx')),
                children: [
                  { index: true, lazy: withWords(() => import('./station-overview-tab.tsx')) },
                  { path: 'devices', lazy: withWords(() => import('./station-devices-tab.tsx')) },
                  {
                    path: 'smartgrid',
                    lazy: withWords(() => import('./station-smartgrid-tab.tsx')),
                  },
                  { path: 'pricing', lazy: withWords(() => import('../features/tariffs/pricing-tab.tsx')) },
                  { path: 'sessions', lazy: withWords(() => import('./station-sessions-tab.tsx')) },
                ],
              },
              {
                path: '/devices/:chargePointId',
                lazy: withWords(() => import('../features/stations/device-layout.tsx')),
                children: [
                  { index: true, lazy: withWords(() => import('./device-configuration-tab.tsx')) },
                  {
                    path: 'operation',
                    lazy: withWords(() => import('../features/commands/operation-tab.tsx')),
                  },
                  { path: 'sessions', lazy: withWords(() => import('./device-sessions-tab.tsx')) },
                  { path: 'events', lazy: withWords(() => import('./device-events-tab.tsx')) },
                ],
              },
              {
                path: '/whitelist',
                lazy: withWords(() => import('../features/whitelist/whitelist-page.tsx')),
              },
              { path: '/activity', lazy: withWords(() => import('./activity-page.tsx')) },
              { path: '/activity/:sessionId', lazy: withWords(() => import('./session-page.tsx')) },
              {
                path: '/activity/:sessionId/messages',
                lazy: withWords(() => import('../features/events/session-messages-page.tsx')),
              },
              {
                path: '/account',
                lazy: withWords(() => import('../features/accounts/account-layout.tsx')),
                children: [
                  { index: true, lazy: withWords(() => import('../features/accounts/profile-tab.tsx')) },
                  { path: 'members', lazy: withWords(() => import('../features/accounts/members-tab.tsx')) },
                  {
                    path: 'bank-account',
                    lazy: withWords(() => import('../features/accounts/bank-account-tab.tsx')),
                  },
                  { path: 'income', lazy: withWords(() => import('../features/accounts/income-tab.tsx')) },
                ],
              },
              { path: '/reports', lazy: withWords(() => import('../features/reports/reports-page.tsx')) },
              {
                path: '/mobility/sessions',
                lazy: withWords(() => import('../features/mobility/mobility-sessions-page.tsx')),
              },
              {
                path: '/mobility/cards',
                lazy: withWords(() => import('../features/mobility/cards-page.tsx')),
              },
              {
                path: '/mobility/claims',
                lazy: withWords(() => import('../features/mobility/claims-page.tsx')),
              },
              {
                path: '/mobility/profile',
                lazy: withWords(() => import('../features/accounts/profile-page.tsx')),
              },
              { path: '/support', lazy: withWords(() => import('../features/support/support-page.tsx')) },
              {
                path: '/support/alerts',
                lazy: withWords(() => import('../features/alerts/support-alerts-page.tsx')),
              },
              {
                path: '/support/firmware',
                lazy: withWords(() => import('../features/firmware/firmware-page.tsx')),
              },
              {
                path: '/support/firmware/:campaignId',
                lazy: withWords(() => import('../features/firmware/campaign-page.tsx')),
              },
              {
                path: '/support/unknown-chargers',
                lazy: withWords(() => import('../features/onboarding/unknown-chargers-page.tsx')),
              },
              {
                path: '/support/quirk-profiles',
                lazy: withWords(() => import('../features/quirks/profiles-page.tsx')),
              },
              {
                path: '/support/sessions/:sessionId/messages',
                lazy: withWords(() => import('../features/events/support-session-messages-page.tsx')),
              },
              {
                path: '/support/devices/:chargePointId',
                lazy: withWords(() => import('./support-device-layout.tsx')),
                children: [
                  { index: true, lazy: withWords(() => import('./support-device-page.tsx')) },
                  { path: 'security', lazy: withWords(() => import('./support-security-tab.tsx')) },
                  { path: 'expert', lazy: withWords(() => import('../features/commands/expert-tab.tsx')) },
                  {
                    path: 'configuration',
                    lazy: withWords(() => import('../features/configuration/support-tab.tsx')),
                  },
                  {
                    path: 'smart-charging',
                    lazy: withWords(() => import('./support-smart-charging-tab.tsx')),
                  },
                  { path: 'firmware', lazy: withWords(() => import('./support-firmware-tab.tsx')) },
                  {
                    path: 'load-management',
                    lazy: withWords(() => import('../features/load-management/support-load-management.tsx')),
                  },
                  {
                    path: 'local-list',
                    lazy: withWords(() => import('../features/whitelist/support-local-list.tsx')),
                  },
                  {
                    path: 'behaviour',
                    lazy: withWords(() => import('../features/quirks/behaviour-tab.tsx')),
                  },
                  {
                    path: 'reservations',
                    lazy: withWords(() => import('../features/reservations/support-reservations.tsx')),
                  },
                ],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]);
