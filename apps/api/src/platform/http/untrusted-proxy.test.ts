import { expect, test } from 'vitest';
import { createProxyWatch } from './untrusted-proxy.ts';

const at = new Date('2026-11-30T08:00:00Z');

const watch = () => {
  const told: unknown[] = [];
  const proxies = createProxyWatch(['10.0.0.1'], { warn: (detail) => told.push(detail) }, () => at);
  const come = (remoteAddress: string, headers: Record<string, string>) =>
    proxies.notice({ headers, socket: { remoteAddress } as never });
  return { told, proxies, come };
};

test('a proxy that is not trusted is noticed, once in the log', () => {
  const { told, proxies, come } = watch();
  come('::ffff:172.17.0.1', { 'x-forwarded-for': '203.0.113.9' });
  come('172.17.0.1', { 'x-forwarded-for': '203.0.113.10' });
  expect(proxies.last()).toEqual({ address: '172.17.0.1', lastAt: at });
  expect(told).toEqual([{ address: '172.17.0.1' }]);
});

test('one that is trusted is not, nor who comes directly', () => {
  const { told, proxies, come } = watch();
  come('10.0.0.1', { 'x-forwarded-for': '203.0.113.9' });
  come('172.17.0.1', {});
  expect(proxies.last()).toBeNull();
  expect(told).toEqual([]);
});

test('whoever forges the header from everywhere does not fill the log', () => {
  const { told, come } = watch();
  for (let i = 0; i < 200; i += 1) come(`198.51.100.${i}`, { 'x-forwarded-for': '203.0.113.9' });
  expect(told).toHaveLength(10);
});
