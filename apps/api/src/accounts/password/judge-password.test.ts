import { expect, test } from 'vitest';
import { isHardToGuess } from './judge-password.ts';

const whose = ['Nora New', 'nora.new@bakery.example'];

test.each([
  'password1234',
  'aaaaaaaaaaaaaaaa',
  'qwertyuiop12',
  'welkom123456',
  '123456789012',
  'laadpoortlaadpoort',
  'laadpoort-demo',
  'nora.new@bakery.example',
  'bakerybakery',
])('%s is easy to guess', async (password) => {
  expect(await isHardToGuess(password, whose)).toBe(false);
});

test.each(['blue tractor sings at noon', 'vissersboot 1987', 'kT9#vv2Lq!xz', 'correct horse battery'])(
  '%s is not',
  async (password) => {
    expect(await isHardToGuess(password, whose)).toBe(true);
  },
);

test('a long one is judged in a short time', async () => {
  await isHardToGuess('warm', []);
  const before = process.threadCpuUsage();
  await isHardToGuess('4@8({[</369&#!1/|0$5+7%2/4'.repeat(5).slice(0, 128), whose);
  // Of the processor, not of the clock: a busy machine is no failure.
  const { user, system } = process.threadCpuUsage(before);
  expect(user + system).toBeLessThan(3_000_000);
});
