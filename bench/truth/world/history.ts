import { diceOf, type Dice } from '../dice.ts';
import type { Distortion, Scene } from '../catalogue/distortion.ts';
import { rollCharger, type Charger } from './charger.ts';
import { claimsOf, type Claims } from './claims.ts';
import { messagesOf, type Message } from './messages.ts';
import { rollSessions } from './true-session.ts';

/** What a charger did and what it sent: the sessions as they were, and the messages as they arrive. */
export interface History {
  readonly seed: number;
  readonly charger: Charger;
  readonly claims: readonly Claims[];
  readonly distortions: readonly Distortion[];
  /** The sessions that were distorted. */
  readonly hit: readonly number[];
  readonly messages: readonly Message[];
}

/** Everything has arrived by then. */
const NOW_MS = Date.UTC(2026, 10, 20, 12);
const HOUR_MS = 3_600_000;

/** The same seed and distortions give the same history. */
export const historyOf = (seed: number, distortions: readonly Distortion[]): History => {
  const dice = diceOf(seed);
  const charger = rollCharger(dice);
  const claims = rollSessions(dice, charger, NOW_MS - HOUR_MS).map((truth, index) =>
    claimsOf(dice, charger.manner, truth, index),
  );
  const every = claims.map((_, index) => index);
  const hit = dice.chance(0.5) ? every : [dice.pick(every)];
  const sceneOf = (index: number): Scene => ({ dice, manner: charger.manner, all: claims, index });
  // What is a charger's way comes before what happens to it.
  const first = distortions.filter(({ everySession }) => everySession);
  const ordered = [...first, ...distortions.filter((distortion) => !first.includes(distortion))];
  for (const distortion of ordered) {
    if (!('claims' in distortion)) continue;
    const struck = distortion.everySession ? every : hit;
    for (const index of struck) distortion.claims(at(claims, index), sceneOf(index));
  }
  const messages = claims.map((session, index) => messagesOf(charger.manner, session, index));
  for (const distortion of distortions) {
    if (!('messages' in distortion)) continue;
    for (const index of hit) distortion.messages(at(messages, index), sceneOf(index));
  }
  return { seed, charger, claims, distortions, hit, messages: delivered(dice, messages.flat()) };
};

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`no session ${index}`);
  return found;
};

/** As they arrive: at once, or together after the charger was offline. */
const delivered = (dice: Dice, messages: readonly Message[]): Message[] => {
  const times = messages.map(({ atMs }) => atMs);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const offlineFromMs = dice.chance(0.2) ? dice.between(first - HOUR_MS, last) : Infinity;
  const backMs = offlineFromMs + dice.between(0.1, 30) * HOUR_MS;
  const queued = (message: Message) =>
    message.receivedMs >= offlineFromMs && message.receivedMs < backMs
      ? {
          ...message,
          // Before anything new is sent.
          receivedMs:
            Math.min(backMs, NOW_MS - HOUR_MS / 2) + (message.receivedMs - offlineFromMs) / 1_000_000,
        }
      : message;
  return messages.map(queued).toSorted((a, b) => a.receivedMs - b.receivedMs);
};
