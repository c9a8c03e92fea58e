import type { RouteObject } from 'react-router';
import { withWords } from '../texts/i18n.ts';

const stationRoutes: RouteObject = {
  path: '/stations/:stationId',
  lazy: withWords(() => import('#features/stations/station/station-layout.tsx')),
  children: [
    { index: true, lazy: withWords(() => import('./station-overview-tab.tsx')) },
    { path: 'devices', lazy: withWords(() => import('./station-devices-tab.tsx')) },
    { path: 'smartgrid', lazy: withWords(() => import('./station-smartgrid-tab.tsx')) },
    { path: 'pricing', lazy: withWords(() => import('#features/tariffs/pricing-tab.tsx')) },
    { path: 'sessions', lazy: withWords(() => import('./station-sessions-tab.tsx')) },
  ],
};

const deviceRoutes: RouteObject = {
  path: '/devices/:chargePointId',
  lazy: withWords(() => import('#features/stations/device/device-layout.tsx')),
  children: [
    { index: true, lazy: withWords(() => import('./device-configuration-tab.tsx')) },
    {
      path: 'operation',
      lazy: withWords(() => import('#features/commands/operations/operation-tab.tsx')),
    },
    { path: 'sessions', lazy: withWords(() => import('./device-sessions-tab.tsx')) },
    { path: 'events', lazy: withWords(() => import('./device-events-tab.tsx')) },
  ],
};

const accountRoutes: RouteObject = {
  path: '/account',
  lazy: withWords(() => import('#features/accounts/account-layout.tsx')),
  children: [
    { index: true, lazy: withWords(() => import('#features/accounts/profile/profile-tab.tsx')) },
    { path: 'members', lazy: withWords(() => import('#features/accounts/members/members-tab.tsx')) },
    { path: 'company', lazy: withWords(() => import('#features/settlement/party/party-tab.tsx')) },
    {
      path: 'bank-account',
      lazy: withWords(() => import('#features/accounts/bank-account/bank-account-tab.tsx')),
    },
    { path: 'api-keys', lazy: withWords(() => import('#features/accounts/api-keys/api-keys-tab.tsx')) },
    { path: 'audit', lazy: withWords(() => import('./account-audit-tab.tsx')) },
    {
      path: 'income/pro-forma',
      lazy: withWords(() => import('#features/settlement/pro-forma/pro-forma-tab.tsx')),
    },
    {
      path: 'income/:documentId',
      lazy: withWords(() => import('#features/settlement/documents/document-tab.tsx')),
    },
    { path: 'income', lazy: withWords(() => import('#features/settlement/income/income-tab.tsx')) },
  ],
};

const reportRoutes: RouteObject = {
  path: '/reports',
  lazy: withWords(() => import('#features/reports/frame/reports-layout.tsx')),
  children: [
    { index: true, lazy: withWords(() => import('#features/reports/monthly/monthly-page.tsx')) },
    {
      path: 'reimbursements',
      lazy: withWords(() => import('#features/reports/reimbursements/reimbursements-page.tsx')),
    },
    {
      path: 'utilisation',
      lazy: withWords(() => import('#features/reports/utilisation/utilisation-page.tsx')),
    },
    {
      path: 'availability',
      lazy: withWords(() => import('#features/reports/availability/availability-page.tsx')),
    },
    { path: 'faults', lazy: withWords(() => import('#features/reports/faults/faults-page.tsx')) },
    {
      path: 'peak-power',
      lazy: withWords(() => import('#features/reports/peak-power/peak-power-page.tsx')),
    },
    { path: 'cards', lazy: withWords(() => import('#features/reports/cards/cards-page.tsx')) },
    { path: 'co2', lazy: withWords(() => import('#features/reports/co2/co2-page.tsx')) },
    { path: 'by-mail', lazy: withWords(() => import('#features/reports/by-mail/by-mail-page.tsx')) },
    { path: 'ere', lazy: withWords(() => import('#features/reports/ere/ere-page.tsx')) },
  ],
};

/** My Charging Points: the pages of a station owner. */
export const chargingPointsRoutes: readonly RouteObject[] = [
  // The first page does not wait for the other pages' texts.
  { path: '/status', lazy: () => import('./status-page.tsx') },
  { path: '/stations', lazy: withWords(() => import('#features/stations/stations-page.tsx')) },
  { path: '/stations/add', lazy: withWords(() => import('#features/stations/add-station-page.tsx')) },
  stationRoutes,
  deviceRoutes,
  { path: '/whitelist', lazy: withWords(() => import('#features/whitelist/whitelist-page.tsx')) },
  { path: '/activity', lazy: withWords(() => import('./activity-page.tsx')) },
  {
    path: '/activity/set-aside',
    lazy: withWords(() => import('#features/set-aside/set-aside-page.tsx')),
  },
  { path: '/activity/:sessionId', lazy: withWords(() => import('./session-page.tsx')) },
  {
    path: '/activity/:sessionId/messages',
    lazy: withWords(() => import('#features/events/session-messages-page.tsx')),
  },
  accountRoutes,
  reportRoutes,
];
