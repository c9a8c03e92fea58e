import { expect, test } from 'vitest';
import { isIdentityConflict, type ConnectionEvent } from './identity-conflict.ts';

const now = new Date('2026-11-18T12:00:00Z');

/** Connections `[seconds ago, address]`, each of which took over from the previous one. */
const inARow = (connections: readonly (readonly [number, string])[]): readonly ConnectionEvent[] =>
  connections.flatMap(([secondsAgo, address], index) => {
    const at = new Date(now.getTime() - secondsAgo * 1_000);
    const connected = { kind: 'connected', address, at } as const;
    return index === 0 ? [connected] : [{ kind: 'replaced', at } as const, connected];
  });

test.each<[string, readonly ConnectionEvent[], boolean]>([
  ['nothing', [], false],
  [
    'two take-overs to and fro',
    inARow([
      [30, 'a'],
      [20, 'b'],
      [10, 'a'],
    ]),
    false,
  ],
  [
    'three take-overs to and fro',
    inARow([
      [59, 'a'],
      [40, 'b'],
      [20, 'a'],
      [0, 'b'],
    ]),
    true,
  ],
  [
    'three from one address',
    inARow([
      [59, 'a'],
      [40, 'a'],
      [20, 'a'],
      [0, 'a'],
    ]),
    false,
  ],
  [
    'three, each from a new address: a SIM that moves',
    inARow([
      [59, 'a'],
      [40, 'b'],
      [20, 'c'],
      [0, 'd'],
    ]),
    false,
  ],
  [
    'a bad line that changes its address once',
    inARow([
      [59, 'a'],
      [40, 'a'],
      [20, 'a'],
      [0, 'b'],
    ]),
    false,
  ],
  [
    'three, the first more than a minute ago',
    inARow([
      [70, 'a'],
      [60, 'b'],
      [20, 'a'],
      [0, 'b'],
    ]),
    false,
  ],
  [
    'connections that ended by themselves in between',
    inARow([
      [59, 'a'],
      [40, 'b'],
      [20, 'a'],
      [0, 'b'],
    ]).filter(({ kind }) => kind === 'connected'),
    false,
  ],
])('%s', (_, events, conflict) => {
  expect(isIdentityConflict(events, now)).toBe(conflict);
});
