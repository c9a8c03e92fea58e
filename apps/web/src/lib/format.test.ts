import { describe, expect, it } from 'vitest';
import { createFormat, formatDuration } from './format.ts';

const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const en = createFormat('en-GB');
const nl = createFormat('nl-NL');

describe('numbers as on the flyer', () => {
  it('writes the session row in English and Dutch', () => {
    expect([formatDuration(4502), en.energy(4250), en.money('0.000000')]).toEqual([
      '1:15:02',
      '4.25 kWh',
      '€0.00',
    ]);
    expect([nl.energy(4250), plain(nl.money('1234.560000'))]).toEqual(['4,25 kWh', '€ 1.234,56']);
  });

  it('keeps the decimals of a rate and rounds amounts without going through a float', () => {
    expect(en.rate('0.3575')).toBe('€0.3575 / kWh');
    expect(en.rate('0.3500')).toBe('€0.35 / kWh');
    expect(en.money('9007199254740993.015000')).toBe('€9,007,199,254,740,993.02');
  });

  it('keeps marks of an axis apart that are nearer to each other than 0.1 kW', () => {
    expect([en.powerOnAxis(250), nl.powerOnAxis(950), nl.powerOnAxis(4000)]).toEqual([
      '0.25 kW',
      '0,95 kW',
      '4 kW',
    ]);
  });

  it('does not call half an hour of outage in a month no outage', () => {
    expect([en.uptime(0.99993), nl.uptime(0.99993), en.uptime(1)]).toEqual(['99.99%', '99,99%', '100.00%']);
  });

  it('never writes a negative duration and passes a hundred hours', () => {
    expect(formatDuration(-5)).toBe('0:00:00');
    expect(formatDuration(360_000 + 61)).toBe('100:01:01');
  });
});

const window = (...weekdays: number[]) => ({ weekdays, from: '23:00', until: '07:00' });

describe('windows of a tariff', () => {
  it('joins days that follow one another, and names none where it holds on every day', () => {
    expect(en.window(window(1, 2, 3, 4, 5))).toBe('Mon–Fri 23:00–07:00');
    expect(en.window(window(7, 1, 3, 4))).toBe('Mon, Wed, Thu, Sun 23:00–07:00');
    expect(nl.window(window(6, 7))).toBe('za, zo 23:00–07:00');
    expect(en.window(window(1, 2, 3, 4, 5, 6, 7))).toBe('23:00–07:00');
  });
});

describe('times', () => {
  it('uses the zone of the station, over the change to winter time', () => {
    expect(en.time('2026-10-25T00:30:00Z', 'Europe/Amsterdam')).toBe('02:30');
    expect(en.time('2026-10-25T01:30:00Z', 'Europe/Amsterdam')).toBe('02:30');
  });

  it('says ages in the largest whole unit', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(en.relative('2026-11-22T11:57:30Z', now)).toBe('2 minutes ago');
    expect(nl.relative('2026-11-20T12:00:00Z', now)).toBe('eergisteren');
  });

  it('names months and days without shifting them over a zone', () => {
    expect(en.month('2026-11')).toBe('November 2026');
    expect(nl.day('2026-03-01')).toBe('1 maart');
  });
});
