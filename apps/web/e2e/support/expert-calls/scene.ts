import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CommandState } from '@laadpoort/domain/commands/command';
import type { SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { rootCertificates } from 'node:tls';

export type Action = CommandRequest['action'];

export type Fields = Readonly<Record<string, string>>;

/** A call as support enters it, and what the simulated charger answers. */
export interface ExpertCall {
  /** The operation of its scene, unless given: calls that are needed before or after it. */
  readonly action?: Action;
  /** What happens at the charger before the call. */
  readonly before?: (charger: SimulatedChargePoint, knownCard: string) => unknown;
  /** What is entered or chosen in addition to the initial values, by its OCPP name. */
  readonly fields?: Fields | ((charger: SimulatedChargePoint) => Fields);
  /** The status of the answer; `Answered` where the response has none. */
  readonly answer: string;
  readonly state: CommandState;
}

/** A charger, and the calls that are sent to it one after the other. */
export interface Scene {
  readonly charger?: Partial<ChargePointOptions>;
  readonly calls: readonly ExpertCall[];
}

export type Scenes = { readonly [A in Action]?: readonly Scene[] };

/** A connector that no charger here has. */
export const nowhere = { connectorId: '9' };
export const card = '04AABBCC';
export const noCertificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
export const certificate = rootCertificates[0] ?? '';

export const accepted = { answer: 'Accepted', state: 'done' } as const;
export const answered = { answer: 'Answered', state: 'done' } as const;
export const rejected = { answer: 'Rejected', state: 'rejected' } as const;
