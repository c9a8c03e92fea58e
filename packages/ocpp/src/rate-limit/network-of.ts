import { isIPv6 } from 'node:net';

/**
 * What counts as one address: an IPv4 address, and of IPv6 the /64 that one client owns, however it is written. A dual-stack
 * socket writes an IPv4 address as IPv6.
 */
export const networkOf = (address: string): string => {
  const groups = groupsOf(address);
  if (groups === null) return address;
  return mappedIpv4(groups) ?? `${groups.slice(0, 4).map(hex).join(':')}::/64`;
};

/** An IPv4 address as such, others as they were written. */
export const plainAddress = (address: string): string => {
  const groups = groupsOf(address);
  return (groups && mappedIpv4(groups)) ?? address;
};

/** The eight groups of an IPv6 address; null if it is none. */
const groupsOf = (address: string): readonly number[] | null => {
  if (!isIPv6(address)) return null;
  const [plain = ''] = address.split('%');
  const [head = '', tail] = plain.split('::');
  const before = numbersOf(head);
  const after = tail === undefined ? [] : numbersOf(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
};

const numbersOf = (text: string): readonly number[] =>
  text === ''
    ? []
    : text.split(':').flatMap((group) => (group.includes('.') ? pairOf(group) : [parseHex(group)]));

const pairOf = (ipv4: string): readonly number[] => {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
};

const mappedIpv4 = (groups: readonly number[]): string | null => {
  const [mark, high = 0, low = 0] = groups.slice(5);
  if (mark !== 0xffff || groups.slice(0, 5).some((group) => group !== 0)) return null;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

const parseHex = (group: string): number => Number.parseInt(group, 16);
const hex = (group: number): string => group.toString(16);
