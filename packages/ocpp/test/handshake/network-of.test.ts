import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf, plainAddress } from '../../src/rate-limit/network-of.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:5::1', '2001:db8:0:0::/64'],
  ['2001:DB8::ffff:192.0.2.1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
  ['nonsense', 'nonsense'],
])('%j is counted as %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('only an IPv4 address is written plainly', () => {
  expect(plainAddress('::ffff:c000:201')).toBe('192.0.2.1');
  expect(plainAddress('2001:DB8::1')).toBe('2001:DB8::1');
});

const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
const four = fc.array(group, { minLength: 4, maxLength: 4 });

/** One of the many ways to write an address: zeros before a group, capitals, and one run of zeros left out. */
const written = (groups: readonly number[], padded: boolean, upper: boolean, start: number): string => {
  const texts = groups.map((each) => each.toString(16).padStart(padded ? 4 : 1, '0'));
  let end = start;
  while (groups[end] === 0) end += 1;
  const short =
    end === start ? texts.join(':') : `${texts.slice(0, start).join(':')}::${texts.slice(end).join(':')}`;
  return upper ? short.toUpperCase() : short;
};

test('addresses of one /64 count as one in whatever way they are written, those of others do not', () => {
  const start = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(
      fc.tuple(four, four, four, four),
      fc.tuple(fc.boolean(), fc.boolean(), start, start),
      ([network, other, host, otherHost], [padded, upper, from, to]) => {
        fc.pre(network.some((each) => each !== 0) && other.some((each) => each !== 0));
        const one = networkOf(written([...network, ...host], padded, upper, from));
        expect(networkOf(written([...network, ...otherHost], !padded, !upper, to))).toBe(one);
        expect(networkOf(written([...other, ...host], padded, upper, to)) === one).toBe(
          String(network) === String(other),
        );
      },
    ),
  );
});
