import type { Permission } from '../accounts/roles.ts';
import type { RefusingRule } from './decide-authorization.ts';

/** What an owner can do so that a refused card is accepted next time. */
export type Remedy =
  | 'whitelist-card'
  | 'unblock-entry'
  | 'edit-entry'
  | 'make-public'
  | 'allow-guests'
  | 'see-running';

/** Who may apply a remedy. */
export const REMEDY_PERMISSION: Readonly<Record<Remedy, Permission>> = {
  'whitelist-card': 'whitelist.manage',
  'unblock-entry': 'whitelist.manage',
  'edit-entry': 'whitelist.manage',
  'make-public': 'stations.manage',
  'allow-guests': 'stations.manage',
  'see-running': 'sessions.view',
};

/** For a card reported as lost, and for a charger out of service, the owner has no remedy. */
const REMEDIES: Readonly<Record<RefusingRule, readonly Remedy[]>> = {
  'blocked-card': [],
  'blocked-entry': ['unblock-entry'],
  'refused-out-of-service': [],
  'refused-card-blocked-by-provider': ['whitelist-card'],
  'refused-card-expired': ['whitelist-card'],
  'refused-card-invalid': ['whitelist-card'],
  'refused-entry-expired': ['edit-entry'],
  'refused-entry-not-yet-valid': ['edit-entry'],
  'refused-not-public': ['whitelist-card', 'make-public'],
  'refused-whitelist-only': ['whitelist-card', 'allow-guests'],
  'refused-unknown-card': ['whitelist-card'],
  'refused-too-many-cards': ['whitelist-card'],
  'refused-concurrent': ['see-running'],
  'refused-budget': ['whitelist-card'],
};

/** The remedies for a refusal, best first. A card that has an entry for other stations needs that entry changed. */
export const remediesOf = (rule: string, { hasEntry }: { readonly hasEntry: boolean }): readonly Remedy[] => {
  if (!isRefusingRule(rule)) return [];
  const remedies = REMEDIES[rule];
  return hasEntry
    ? remedies.map((remedy) => (remedy === 'whitelist-card' ? 'edit-entry' : remedy))
    : remedies;
};

const isRefusingRule = (rule: string): rule is RefusingRule => {
  return Object.hasOwn(REMEDIES, rule);
};
