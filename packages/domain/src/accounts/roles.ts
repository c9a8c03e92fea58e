/** The role of a member in one account. */
export type Role = 'owner' | 'manager' | 'operator' | 'viewer' | 'driver';
/** A role across accounts, for the operator's own staff. */
export type PlatformRole = 'support' | 'admin';

export type Permission =
  | 'account.view'
  | 'account.manage'
  | 'members.manage'
  | 'bank.manage'
  | 'api-keys.manage'
  | 'stations.view'
  | 'stations.manage'
  | 'grid-readings.record'
  | 'pricing.manage'
  | 'whitelist.manage'
  | 'sessions.view'
  | 'sessions.review'
  | 'commands.operate'
  | 'commands.configure'
  | 'reports.view'
  | 'mobility.view'
  | 'support.view'
  | 'support.operate'
  | 'staff.manage'
  | 'settlement.manage';

export const ROLES: readonly Role[] = ['owner', 'manager', 'operator', 'viewer', 'driver'];
export const PLATFORM_ROLES: readonly PlatformRole[] = ['support', 'admin'];

const DRIVER: readonly Permission[] = ['mobility.view'];
const VIEWER: readonly Permission[] = [
  ...DRIVER,
  'account.view',
  'stations.view',
  'sessions.view',
  'reports.view',
];
const OPERATOR: readonly Permission[] = [...VIEWER, 'commands.operate', 'commands.configure'];
const MANAGER: readonly Permission[] = [
  ...OPERATOR,
  'stations.manage',
  'grid-readings.record',
  'pricing.manage',
  'whitelist.manage',
  'sessions.review',
];
const OWNER: readonly Permission[] = [
  ...MANAGER,
  'account.manage',
  'members.manage',
  'bank.manage',
  'api-keys.manage',
];
const SUPPORT: readonly Permission[] = ['support.view', 'support.operate'];
const ADMIN: readonly Permission[] = [...SUPPORT, 'staff.manage', 'settlement.manage'];

const PERMISSIONS: Readonly<Record<Role | PlatformRole, ReadonlySet<Permission>>> = {
  driver: new Set(DRIVER),
  viewer: new Set(VIEWER),
  operator: new Set(OPERATOR),
  manager: new Set(MANAGER),
  owner: new Set(OWNER),
  support: new Set(SUPPORT),
  admin: new Set(ADMIN),
};

/**
 * Whether a role holds a permission. An account role holds it in that account only; platform roles hold the
 * support console's permissions and none inside an account.
 */
export const may = (role: Role | PlatformRole, permission: Permission): boolean => {
  return PERMISSIONS[role].has(permission);
};

/** All permissions of a role. */
export const permissionsOf = (role: Role | PlatformRole): ReadonlySet<Permission> => {
  return PERMISSIONS[role];
};
