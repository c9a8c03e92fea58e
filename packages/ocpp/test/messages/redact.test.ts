import { describe, expect, test } from 'vitest';
import { redactJson } from '../../src/messages/redact.ts';

const token = 'q'.repeat(43);

describe('the message log hides', () => {
  test.each([
    ['UpdateFirmware', { location: `https://portal.example/files/firmware/${token}/fw.bin` }],
    ['GetDiagnostics', { location: `http://portal.example:3000/files/logs/${token}` }],
    ['GetLog', { log: { remoteLocation: `https://portal.example/files/logs/${token}` } }],
    [
      'a charger that repeats it',
      { techInfo: `cannot open https://portal.example/files/logs/${token} (404)` },
    ],
  ])('the token in the address of %s', (_, payload) => {
    const shown = redactJson(JSON.stringify(payload));
    expect(shown).not.toContain(token);
    expect(shown).toContain('https://portal.example/files'.slice(8, 22));
  });

  test.each([
    ['a short name for a password', { key: 'FtpPwd', value: 'hunter2' }],
    ['a pass', { key: 'WifiPass', value: 'hunter2' }],
    ['a PIN', { key: 'AdminPin', value: 'hunter2' }],
    ['a key with much of a name', { key: 'AuthenticationServerSharedKey', value: 'hunter2' }],
    ['JSON within the text', { vendorId: 'v', data: JSON.stringify({ password: 'hunter2' }) }],
  ])('%s', (_, payload) => {
    expect(redactJson(JSON.stringify(payload))).not.toContain('hunter2');
  });

  test('name and password in an address, however it is escaped', () => {
    const escaped = String.raw`{"location":"ftp:\/\/user:geheim@files.example\/fw.bin"}`;
    expect(redactJson(escaped)).not.toContain('geheim');
  });
});

test('an address without either stays as it is', () => {
  const text = '{"location":"https://vendor.example/firmware/2.4.1/charger-image.bin"}';
  expect(JSON.parse(redactJson(text))).toEqual(JSON.parse(text));
});

test('a long address is read in linear time', () => {
  const text = JSON.stringify({ a: `http://${'a/'.repeat(50_000)}`, b: 'x://'.repeat(20_000) });
  const before = process.cpuUsage();
  redactJson(text);
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});
