import type { ConnectorState } from './connector-state.ts';

/** What somebody who stands before a charging point needs to know of its state, and no more. */
export const PUBLIC_STATES = ['free', 'in-use', 'reserved', 'out-of-order', 'unknown'] as const;
export type PublicState = (typeof PUBLIC_STATES)[number];

const PUBLIC: Readonly<Record<ConnectorState, PublicState>> = {
  free: 'free',
  preparing: 'in-use',
  charging: 'in-use',
  'car-paused': 'in-use',
  'station-paused': 'in-use',
  finished: 'in-use',
  reserved: 'reserved',
  'out-of-order': 'out-of-order',
  fault: 'out-of-order',
  'other-status': 'unknown',
  offline: 'unknown',
  'never-connected': 'unknown',
};

/** The state of a charging point for strangers; what its owner took out of order is. */
export const publicState = (state: ConnectorState, isOutOfOrder: boolean): PublicState =>
  isOutOfOrder ? 'out-of-order' : PUBLIC[state];
