import type { Dice } from '../dice.ts';
import type { Manner } from '../world/charger.ts';
import type { Claims } from '../world/claims.ts';
import type { Message } from '../world/messages.ts';

/** What contradicts a distortion, or tells what was meant. */
export type Witness =
  | 'start and stop registers'
  | 'samples'
  | 'begin and end samples'
  | 'power'
  | 'intervals'
  | 'rating'
  | 'previous end'
  | 'next start'
  | 'parts'
  | 'time of receipt';

/** What surrounds the session that is distorted. */
export interface Scene {
  readonly dice: Dice;
  readonly manner: Manner;
  /** All sessions of the charger, in order, and which of them this is. */
  readonly all: readonly Claims[];
  readonly index: number;
}

interface Row {
  readonly name: string;
  /** Of a harmless one nothing is lost: it is read right, and nobody is asked. */
  readonly kind: 'harmless' | 'harmful';
  readonly witness: Witness;
  /** The way of the charger, so of all its sessions or of none. */
  readonly everySession?: true;
  /** A witness is told less, so that it can hide what another row does. */
  readonly hides?: true;
  /** Run once at the end, so that the rules are not written for it. */
  readonly heldBack?: true;
}

/** One way in which the messages of a session are not what a faithful charger sends. */
export type Distortion = Row &
  (
    | { readonly claims: (claims: Claims, scene: Scene) => void }
    | { readonly messages: (messages: Message[], scene: Scene) => void }
  );
