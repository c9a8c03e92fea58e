import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityInPath } from '../../src/handshake/upgrade-path.ts';

const NONE = { cell: null, account: null, pairingCode: null };

test.each([
  ['/ocpp/CP1', { identity: 'CP1' }],
  ['/ocpp/a-1/CP1', { identity: 'CP1', account: '1' }],
  ['/ocpp/p-k7/CP%201/CP%201', { identity: 'CP 1', pairingCode: 'k7' }],
  ['/ocpp/c-eu/a-1/p-k7/CP1/CP1/', { identity: 'CP1', cell: 'eu', account: '1', pairingCode: 'k7' }],
  ['//ocpp//c-eu//CP1', { identity: 'CP1', cell: 'eu' }],
  // Identities of today that look like a prefix.
  ['/ocpp/a-1', { identity: 'a-1' }],
  ['/ocpp/p-1/p-1', { identity: 'p-1' }],
  ['/ocpp/c-1/p-1/p-1', { identity: 'p-1', cell: '1' }],
  ['/ocpp/a-1/a-1/a-1', { identity: 'a-1', account: '1' }],
])('%s means %j', (path, expected) => {
  expect(identityInPath(path)).toMatchObject({ ...NONE, ...expected });
});

test.each([
  ['prefixes in another order', '/ocpp/a-1/c-1/CP1'],
  ['a prefix twice', '/ocpp/a-1/a-2/CP1'],
  ['another identity appended', '/ocpp/a-1/CP1/CP2'],
  ['an unknown prefix', '/ocpp/x-1/CP1'],
  ['an empty prefix', '/ocpp/a-/CP1'],
  ['an encoded slash in a prefix', '/ocpp/a-1%2F2/CP1'],
  ['six segments', '/ocpp/c-1/a-1/p-1/CP1/CP1/CP1'],
])('%s is none', (_, path) => {
  expect(identityInPath(path)).toBeNull();
});

const identity = fc
  .tuple(fc.constantFrom('', 'a-', 'c-', 'p-', 'CP '), fc.stringMatching(/^[A-Za-z0-9*=+|@._-]{1,20}$/))
  .map(([start, end]) => start + end);
const value = fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/));
const slashes = fc.constantFrom('/', '//');

test('what is written by the grammar is read back', () => {
  fc.assert(
    fc.property(
      identity,
      value,
      value,
      value,
      slashes,
      fc.boolean(),
      (name, cell, account, code, slash, again) => {
        const prefixes = [
          ...(cell === null ? [] : [`c-${cell}`]),
          ...(account === null ? [] : [`a-${account}`]),
          ...(code === null ? [] : [`p-${code}`]),
        ];
        // Then it is the same identity twice, as ever.
        fc.pre(again || prefixes.at(-1) !== name);
        const segments = [...prefixes, name, ...(again ? [name] : [])];
        const path = `/ocpp${segments.map((each) => slash + encodeURIComponent(each)).join('')}`;
        expect(identityInPath(path)).toMatchObject({ identity: name, cell, account, pairingCode: code });
      },
    ),
  );
});

test('a plain address means its identity, whatever that looks like', () => {
  fc.assert(
    fc.property(identity, fc.boolean(), (name, again) => {
      const segment = encodeURIComponent(name);
      const path = `/ocpp/${segment}${again ? `/${segment}` : ''}`;
      expect(identityInPath(path)).toEqual({ identity: name, segment, ...NONE });
    }),
  );
});

test('no address is an exception', () => {
  const piece = fc.constantFrom('/', 'ocpp', 'a-', 'p-1', 'c-', '%', '%zz', '%2F', '?', '#', 'é', 'CP1', ' ');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      identityInPath(`/ocpp/${pieces.join('')}`);
      identityInPath(pieces.join(''));
    }),
  );
});
