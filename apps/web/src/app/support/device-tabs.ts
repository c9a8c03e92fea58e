import type { LazyRouteFunction, RouteObject } from 'react-router';
import type { en } from '#features/support/texts.en.ts';
import { withWords } from '../texts/i18n.ts';

interface DeviceTab {
  readonly path: string;
  readonly label: Exclude<keyof (typeof en)['tabs'], 'label'>;
  readonly lazy: LazyRouteFunction<RouteObject>;
}

/** The tabs of a device in the support console, in their order, and the page of each. */
export const deviceTabs: readonly DeviceTab[] = [
  { path: '', label: 'operation', lazy: withWords(() => import('./device-page.tsx')) },
  { path: 'security', label: 'security', lazy: withWords(() => import('./security-tab.tsx')) },
  {
    path: 'pricing',
    label: 'pricing',
    lazy: withWords(() => import('#features/tariffs/support/support-pricing.tsx')),
  },
  { path: 'firmware', label: 'firmware', lazy: withWords(() => import('./firmware-tab.tsx')) },
  {
    path: 'expert',
    label: 'expert',
    lazy: withWords(() => import('#features/commands/expert/expert-tab.tsx')),
  },
  {
    path: 'configuration',
    label: 'configuration',
    lazy: withWords(() => import('#features/configuration/support-tab.tsx')),
  },
  {
    path: 'smart-charging',
    label: 'smartCharging',
    lazy: withWords(() => import('./smart-charging-tab.tsx')),
  },
  {
    path: 'load-management',
    label: 'loadManagement',
    lazy: withWords(() => import('#features/load-management/support-load-management.tsx')),
  },
  {
    path: 'local-list',
    label: 'localList',
    lazy: withWords(() => import('#features/whitelist/support-local-list.tsx')),
  },
  {
    path: 'reservations',
    label: 'reservations',
    lazy: withWords(() => import('#features/reservations/support-reservations.tsx')),
  },
  {
    path: 'behaviour',
    label: 'behaviour',
    lazy: withWords(() => import('#features/quirks/behaviour-tab.tsx')),
  },
];
