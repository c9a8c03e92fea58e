import { expect, test } from 'vitest';
import { componentProblems, type ComponentProblem } from './component-problems.ts';
import type { TariffComponent, TariffWindow } from './tariff.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const energy = (from: string, until: string, weekdays = EVERY_DAY): TariffComponent => {
  const window: TariffWindow = { weekdays, from, until };
  return { kind: 'energy', pricePerKwh: '0.2000', window };
};
const idle: TariffComponent = { kind: 'idle', pricePerHour: '3.0000', graceMinutes: 10 };
const minimum: TariffComponent = { kind: 'minimum', amount: '10.0000' };

test.each<[string, readonly TariffComponent[], readonly ComponentProblem[]]>([
  ['a night and a weekend', [energy('23:00', '07:00'), energy('00:00', '24:00', [6, 7])], []],
  [
    'two start fees',
    [
      { kind: 'start', price: '1' },
      { kind: 'start', price: '2' },
    ],
    [{ path: [1], reason: 'twice' }],
  ],
  ['two idle fees at all times', [idle, minimum, idle], [{ path: [2], reason: 'twice' }]],
  ['from is until', [energy('23:00', '23:00')], [{ path: [0, 'window', 'until'], reason: 'window-empty' }]],
  [
    'a window within another one before it',
    [energy('22:00', '08:00'), energy('23:00', '07:00')],
    [{ path: [1, 'window', 'from'], reason: 'never-applies' }],
  ],
  ['a window around another one before it', [energy('23:00', '07:00'), energy('22:00', '08:00')], []],
  [
    'Sunday night is Monday morning',
    [energy('00:00', '06:00', [1]), energy('22:00', '24:00', [7]), energy('22:00', '06:00', [7])],
    [{ path: [2, 'window', 'from'], reason: 'never-applies' }],
  ],
  ['the maximum is the minimum', [{ kind: 'maximum', amount: '10' }, minimum], []],
  [
    'the maximum is below the minimum, as numbers',
    [{ kind: 'maximum', amount: '9.5' }, minimum],
    [{ path: [0, 'amount'], reason: 'below-minimum' }],
  ],
])('%s', (_, components, problems) => {
  expect(componentProblems(components)).toEqual(problems);
});
