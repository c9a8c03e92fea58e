import type { RouteObject } from 'react-router';
import { withWords } from '../texts/i18n.ts';

/** My Mobility: the pages of an employee with mobility cards. */
export const mobilityRoutes: readonly RouteObject[] = [
  {
    path: '/mobility/sessions',
    lazy: withWords(() => import('#features/mobility/mobility-sessions-page.tsx')),
  },
  { path: '/mobility/cards', lazy: withWords(() => import('#features/mobility/cards-page.tsx')) },
  { path: '/mobility/claims', lazy: withWords(() => import('#features/mobility/claims-page.tsx')) },
  { path: '/mobility/profile', lazy: withWords(() => import('#features/accounts/profile/profile-page.tsx')) },
];
