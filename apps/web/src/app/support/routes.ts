import type { RouteObject } from 'react-router';
import { withWords } from '../texts/i18n.ts';
import { deviceTabs } from './device-tabs.ts';

const deviceRoutes: RouteObject = {
  path: '/support/devices/:chargePointId',
  lazy: withWords(() => import('./device-layout.tsx')),
  children: deviceTabs.map(({ path, lazy }) => (path === '' ? { index: true, lazy } : { path, lazy })),
};

const pages: RouteObject[] = [
  { path: '/support', lazy: withWords(() => import('#features/support/support-page.tsx')) },
  { path: '/support/alerts', lazy: withWords(() => import('#features/alerts/support-alerts-page.tsx')) },
  { path: '/support/firmware', lazy: withWords(() => import('#features/firmware/firmware-page.tsx')) },
  {
    path: '/support/firmware/:campaignId',
    lazy: withWords(() => import('#features/firmware/campaign-page.tsx')),
  },
  {
    path: '/support/set-aside',
    lazy: withWords(() => import('#features/set-aside/support-set-aside-page.tsx')),
  },
  {
    path: '/support/unknown-chargers',
    lazy: withWords(() => import('#features/onboarding/unknown-chargers-page.tsx')),
  },
  {
    lazy: withWords(() => import('./settlement-layout.tsx')),
    children: [
      {
        path: '/support/settlement',
        lazy: withWords(() => import('#features/settlement/runs/runs-page.tsx')),
      },
      {
        path: '/support/settlement/runs/:runId',
        lazy: withWords(() => import('#features/settlement/runs/run-page.tsx')),
      },
      {
        path: '/support/settlement/documents/:documentId',
        lazy: withWords(() => import('#features/settlement/runs/support-document-page.tsx')),
      },
      {
        path: '/support/settlement/checks',
        lazy: withWords(() => import('#features/settlement/checks/checks-page.tsx')),
      },
      {
        path: '/support/settlement/held',
        lazy: withWords(() => import('#features/settlement/payable/held-page.tsx')),
      },
      {
        path: '/support/settlement/payouts',
        lazy: withWords(() => import('#features/settlement/payouts/payouts-page.tsx')),
      },
      {
        path: '/support/settlement/payouts/:batchId',
        lazy: withWords(() => import('#features/settlement/payouts/batch-page.tsx')),
      },
    ],
  },
  {
    path: '/support/bookkeeping',
    lazy: withWords(() => import('#features/reports/bookkeeping/bookkeeping-layout.tsx')),
    children: [
      { index: true, lazy: withWords(() => import('#features/reports/bookkeeping/journal-page.tsx')) },
      {
        path: 'reconciliation',
        lazy: withWords(() => import('#features/reports/bookkeeping/reconciliation-page.tsx')),
      },
      {
        path: 'open-items',
        lazy: withWords(() => import('#features/reports/bookkeeping/open-items-page.tsx')),
      },
      { path: 'ere', lazy: withWords(() => import('#features/reports/ere/shares-page.tsx')) },
    ],
  },
  {
    path: '/support/charger-models',
    lazy: withWords(() => import('#features/settlement/payable/models-page.tsx')),
  },
  {
    path: '/support/networks',
    lazy: withWords(() => import('#features/settlement/networks/networks-page.tsx')),
  },
  {
    path: '/support/networks/:networkId',
    lazy: withWords(() => import('#features/settlement/networks/network-page.tsx')),
  },
  { path: '/support/staff', lazy: withWords(() => import('#features/staff/staff-page.tsx')) },
  { path: '/support/jobs', lazy: withWords(() => import('#features/support/jobs-page.tsx')) },
  { path: '/support/mails', lazy: withWords(() => import('#features/mail/support-mails-page.tsx')) },
  { path: '/support/quirk-profiles', lazy: withWords(() => import('#features/quirks/profiles-page.tsx')) },
  {
    path: '/support/sessions/:sessionId',
    lazy: withWords(() => import('#features/sessions/session/support-session-page.tsx')),
  },
  {
    path: '/support/sessions/:sessionId/messages',
    lazy: withWords(() => import('#features/events/support-session-messages-page.tsx')),
  },
  deviceRoutes,
];

/** The support console, for staff with a second factor. */
export const supportRoutes: readonly RouteObject[] = [
  { lazy: withWords(() => import('./support-layout.tsx')), children: pages },
];
