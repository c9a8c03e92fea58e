import type { Capability } from '#chargers/capability.ts';
import { createProfileUpgrades } from './profile-upgrades.ts';
import { createKeyRotation } from './rotate-key.ts';
import { registerSecurityRoutes } from './routes.ts';
import { securityEventHandler } from './security-events.ts';

/** How charge points prove who they are: keys, security profiles, and what they say of their own security. */
export const security: Capability = {
  name: 'security',
  open(kernel) {
    const rotation = createKeyRotation(kernel);
    const upgrades = createProfileUpgrades(kernel);
    return {
      routes: (route) =>
        registerSecurityRoutes(route, kernel, { rotateKey: rotation.rotate, startUpgrade: upgrades.start }),
      handlers: securityEventHandler(kernel),
      hooks: [rotation.hooks, upgrades.hooks],
    };
  },
};
