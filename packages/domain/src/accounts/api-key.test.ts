import { expect, test } from 'vitest';
import { isForApiKeys, scopesGive } from './api-key.ts';

test('a key of a meter records readings and nothing else', () => {
  expect(scopesGive(['grid-readings'], 'grid-readings.record')).toBe(true);
  for (const permission of ['stations.view', 'stations.manage', 'commands.operate'] as const)
    expect(scopesGive(['grid-readings'], permission), permission).toBe(false);
});

test('a key holds what its scopes give together, and nothing for a scope that is not known', () => {
  expect(scopesGive(['read', 'operate'], 'commands.operate')).toBe(true);
  expect(scopesGive(['read'], 'commands.operate')).toBe(false);
  expect(scopesGive(['owner', ''], 'stations.view')).toBe(false);
  expect(scopesGive([], 'stations.view')).toBe(false);
});

test('no key makes keys, invites people or changes the bank account, the stations or the settings of chargers', () => {
  for (const permission of [
    'api-keys.manage',
    'members.manage',
    'account.manage',
    'bank.manage',
    'stations.manage',
    'commands.configure',
    'support.view',
  ] as const)
    expect(isForApiKeys(permission), permission).toBe(false);
});
