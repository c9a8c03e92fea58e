import type { Quirks } from '../stations/quirks.ts';
import type { CommandTarget } from './command.ts';

/** What is known of the charge point and of the object of the command. */
export interface ObjectionFacts {
  readonly quirks: Pick<Quirks, 'changeAvailability' | 'idTagLength'>;
  /** Two chargers seem to use its identity: it is unknown which of them would carry it out. */
  readonly identityConflict: boolean;
  /** Whether the session of a RemoteStop runs there; null for other commands. */
  readonly sessionRuns: boolean | null;
  /** Whether the connector is known; null for connector 0 and commands without one. */
  readonly connectorKnown: boolean | null;
}

/** Why a command seems pointless. A person may send it anyway, and the charger's answer is kept. */
export type Objection =
  | 'identity-conflict'
  | 'session-not-running'
  | 'unknown-connector'
  | 'known-to-refuse'
  | 'card-too-long';

/** The first objection to a command, or null. */
export const objectionTo = (target: CommandTarget, facts: ObjectionFacts): Objection | null => {
  if (facts.identityConflict) return 'identity-conflict';
  if (facts.sessionRuns === false) return 'session-not-running';
  if (facts.connectorKnown === false) return 'unknown-connector';
  if (target.action === 'ChangeAvailability' && !facts.quirks.changeAvailability) return 'known-to-refuse';
  if (target.action === 'RemoteStartTransaction' && target.idTag.length > facts.quirks.idTagLength)
    return 'card-too-long';
  return null;
};
