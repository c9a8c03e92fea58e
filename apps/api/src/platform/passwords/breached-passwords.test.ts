import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBreachedPasswords } from './breached-passwords.ts';

/* SHA-1 of "password": 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8 */
const KNOWN = '003D68EB55068C33ACE09247EE4C639306B:3\r\n1E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\r\n';
const PADDING = '1E4C9B93F3F0682250B6CF8331B7EE68FD8:0';

let answer: { readonly status: number; readonly body: string; readonly location?: string } | 'none';
let asked: string[];
let warned: string[];
const server = createServer((request, response) => {
  asked.push(`${request.url} ${String(request.headers['add-padding'])}`);
  if (answer === 'none') return;
  const { status, body, location } = answer;
  response.writeHead(status, location === undefined ? {} : { location }).end(body);
});
const isBreached = (password: string) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  return createBreachedPasswords(url, { warn: (_, message) => warned.push(message) })?.(password);
};

beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [answer, asked, warned] = [{ status: 200, body: KNOWN }, [], []];
});

test('only five digits of the hash leave; what the service knows is breached, what it does not is not', async () => {
  expect(await isBreached('password')).toBe(true);
  expect(await isBreached('blue tractor sings at noon')).toBe(false);
  expect(asked).toEqual(['/range/5BAA6 true', expect.stringMatching(/^\/range\/[0-9A-F]{5} true$/)]);
  answer = { status: 200, body: PADDING };
  expect(await isBreached('password')).toBe(false);
  expect(warned).toEqual([]);
});

test('while the service refuses or is silent, nothing is breached, and the log says so', async () => {
  answer = { status: 503, body: KNOWN };
  expect(await isBreached('password')).toBe(false);
  answer = 'none';
  expect(await isBreached('password')).toBe(false);
  expect(warned).toEqual(Array(2).fill('breached passwords cannot be looked up'));
});

test('where the service sends on to, nobody is asked', async () => {
  answer = { status: 302, body: KNOWN, location: '/elsewhere' };
  expect(await isBreached('password')).toBe(false);
  expect(asked).toEqual(['/range/5BAA6 true']);
  expect(warned).toEqual(['breached passwords cannot be looked up']);
});
