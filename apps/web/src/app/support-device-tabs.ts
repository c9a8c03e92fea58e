import type { en } from '../features/support/texts.en.ts';

type Tab = { readonly path: string; readonly label: Exclude<keyof (typeof en)['tabs'], 'label'> };

/** The tabs of a device in the support console; their routes are in router.tsx. */
export const supportDeviceTabs: readonly Tab[] = [
  { path: '', label: 'operation' },
  { path: 'security', label: 'security' },
  { path: 'firmware', label: 'firmware' },
  { path: 'expert', label: 'expert' },
  { path: 'configuration', label: 'configuration' },
  { path: 'smart-charging', label: 'smartCharging' },
  { path: 'load-management', label: 'loadManagement' },
  { path: 'local-list', label: 'localList' },
  { path: 'reservations', label: 'reservations' },
  { path: 'behaviour', label: 'behaviour' },
];
