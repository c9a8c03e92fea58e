import type { Permission } from './roles.ts';

/** What an API key may be made for; a meter has one for its readings alone. */
export const API_KEY_SCOPES = ['read', 'operate', 'grid-readings'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

const PERMISSIONS: Readonly<Record<ApiKeyScope, readonly Permission[]>> = {
  read: ['stations.view', 'sessions.view', 'reports.view'],
  operate: ['commands.operate'],
  'grid-readings': ['grid-readings.record'],
};

/** Whether a key with these scopes holds a permission; an unknown scope gives none. */
export const scopesGive = (scopes: readonly string[], permission: Permission): boolean =>
  API_KEY_SCOPES.some((scope) => scopes.includes(scope) && PERMISSIONS[scope].includes(permission));

/** Whether any key can hold it. */
export const isForApiKeys = (permission: Permission): boolean => scopesGive(API_KEY_SCOPES, permission);
