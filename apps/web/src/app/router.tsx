import { createBrowserRouter } from 'react-router';
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
              { path: '/stations', lazy: () => import('../features/stations/stations-page.tsx') },
              { path: '/stations/add', lazy: () => import('../features/stations/add-station-page.tsx') },
              {
                path: '/stations/:stationId',
                lazy: () => import('../features/stations/station-layout.tsx'),
                children: [
                  { index: true, lazy: () => import('./station-overview-tab.tsx') },
                  { path: 'devices', lazy: () => import('./station-devices-tab.tsx') },
                  { path: 'smartgrid', lazy: () => import('../features/stations/station-smartgrid.tsx') },
                  { path: 'pricing', lazy: () => import('../features/tariffs/pricing-tab.tsx') },
                  { path: 'sessions', lazy: () => import('./station-sessions-tab.tsx') },
                ],
              },
              {
                path: '/devices/:chargePointId',
                lazy: () => import('../features/stations/device-layout.tsx'),
                children: [
                  { index: true, lazy: () => import('./device-configuration-tab.tsx') },
                  { path: 'operation', lazy: () => import('../features/commands/operation-tab.tsx') },
                  { path: 'sessions', lazy: () => import('./device-sessions-tab.tsx') },
                  { path: 'events', lazy: () => import('./device-events-tab.tsx') },
                ],
              },
              { path: '/whitelist', lazy: () => import('../features/whitelist/whitelist-page.tsx') },
              { path: '/activity', lazy: () => import('./activity-page.tsx') },
              { path: '/activity/:sessionId', lazy: () => import('./session-page.tsx') },
              {
                path: '/activity/:sessionId/messages',
                lazy: () => import('../features/events/session-messages-page.tsx'),
              },
              {
                path: '/account',
                lazy: () => import('../features/accounts/account-layout.tsx'),
                children: [
                  { index: true, lazy: () => import('../features/accounts/profile-tab.tsx') },
                  { path: 'members', lazy: () => import('../features/accounts/members-tab.tsx') },
                  { path: 'bank-account', lazy: () => import('../features/accounts/bank-account-tab.tsx') },
                  { path: 'income', lazy: () => import('../features/accounts/income-tab.tsx') },
                ],
              },
              { path: '/reports', lazy: () => import('../features/reports/reports-page.tsx') },
              {
                path: '/mobility/sessions',
                lazy: () => import('../features/mobility/mobility-sessions-page.tsx'),
              },
              { path: '/mobility/cards', lazy: () => import('../features/mobility/cards-page.tsx') },
              { path: '/mobility/claims', lazy: () => import('../features/mobility/claims-page.tsx') },
              { path: '/mobility/profile', lazy: () => import('../features/accounts/profile-page.tsx') },
              { path: '/support', lazy: () => import('../features/support/support-page.tsx') },
              { path: '/support/alerts', lazy: () => import('../features/alerts/support-alerts-page.tsx') },
              { path: '/support/firmware', lazy: () => import('../features/firmware/firmware-page.tsx') },
              {
                path: '/support/firmware/:campaignId',
                lazy: () => import('../features/firmware/campaign-page.tsx'),
              },
              {
                path: '/support/unknown-chargers',
                lazy: () => import('../features/onboarding/unknown-chargers-page.tsx'),
              },
              {
                path: '/support/quirk-profiles',
                lazy: () => import('../features/quirks/profiles-page.tsx'),
              },
              {
                path: '/support/sessions/:sessionId/messages',
                lazy: () => import('../features/events/support-session-messages-page.tsx'),
              },
              {
                path: '/support/devices/:chargePointId',
                lazy: () => import('./support-device-layout.tsx'),
                children: [
                  { index: true, lazy: () => import('./support-device-page.tsx') },
                  { path: 'security', lazy: () => import('./support-security-tab.tsx') },
                  { path: 'expert', lazy: () => import('../features/commands/expert-tab.tsx') },
                  { path: 'configuration', lazy: () => import('../features/configuration/support-tab.tsx') },
                  { path: 'smart-charging', lazy: () => import('./support-smart-charging-tab.tsx') },
                  { path: 'firmware', lazy: () => import('./support-firmware-tab.tsx') },
                  { path: 'local-list', lazy: () => import('../features/whitelist/support-local-list.tsx') },
                  { path: 'behaviour', lazy: () => import('../features/quirks/behaviour-tab.tsx') },
                  {
                    path: 'reservations',
                    lazy: () => import('../features/reservations/support-reservations.tsx'),
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
