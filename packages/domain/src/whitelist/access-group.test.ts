import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewPrice } from '../tariffs/preview-prices.ts';
import { chooseGroup, type AccessGroupFacts, type GroupCircumstances } from './access-group.ts';
import { budgetLeft } from './group-budget.ts';
import { priceInGroup, type GroupPrice } from './group-price.ts';

const here: GroupCircumstances = {
  now: new Date('2026-11-22T12:00:00Z'),
  stationId: 'office',
  timeZone: 'Europe/Amsterdam',
  tariff: { vatBasis: 'excl', components: [{ kind: 'energy', pricePerKwh: '0.2345' }] },
  cardIsVouchedFor: true,
};
const group: AccessGroupFacts = {
  id: 'one',
  name: 'One',
  since: new Date('2026-01-01T00:00:00Z'),
  byMember: false,
  stationIds: [],
  windows: [],
  price: { kind: 'discount', percent: 10 },
  budget: null,
  used: { energyWh: 0n, amountWithoutVat: '0' },
};
const chosen = (groups: readonly AccessGroupFacts[], circumstances: Partial<GroupCircumstances> = {}) => {
  const choice = chooseGroup(groups, { ...here, ...circumstances });
  return typeof choice === 'string' ? choice : choice.id;
};
const own = (pricePerKwh: string, vatBasis: 'excl' | 'incl' = 'excl'): GroupPrice => ({
  kind: 'own',
  vatBasis,
  components: [{ kind: 'energy', pricePerKwh }],
});

describe('which group decides', () => {
  test('none for another station, another time, or a card of a member that its issuer refuses', () => {
    expect(chosen([{ ...group, stationIds: ['home'] }])).toBe('none');
    // 13:00 in Amsterdam, a Sunday.
    const window = { weekdays: [7], from: '09:00', until: '13:00' };
    expect(chosen([{ ...group, windows: [window] }])).toBe('none');
    expect(chosen([{ ...group, windows: [window, { ...window, until: '13:01' }] }])).toBe('one');
    expect(chosen([{ ...group, byMember: true }], { cardIsVouchedFor: false })).toBe('none');
  });

  test('the cheapest, without VAT; of equal ones the first by name', () => {
    const two = { ...group, id: 'two', name: 'Two' };
    expect(chosen([{ ...two }, group])).toBe('one');
    expect(chosen([group, { ...two, price: { kind: 'discount', percent: 11 } }])).toBe('two');
    expect(chosen([group, { ...two, price: { kind: 'free' } }])).toBe('two');
    // 0.25 with VAT is 0.2066 without it, 10 % off 0.2345 is 0.2111.
    expect(chosen([group, { ...two, price: own('0.25', 'incl') }])).toBe('two');
    expect(chosen([group, { ...two, price: own('0.25') }])).toBe('one');
  });

  test('the next where the budget of the cheapest is used up', () => {
    const free: AccessGroupFacts = {
      ...group,
      id: 'free',
      price: { kind: 'free' },
      budget: { unit: 'kwh', limit: '10', period: 'month' },
    };
    const used = (energyWh: bigint) => ({ ...free, used: { energyWh, amountWithoutVat: '0' } });
    expect(chosen([used(9_999n), group])).toBe('free');
    expect(chosen([used(10_000n), group])).toBe('one');
    expect(chosen([used(10_000n)])).toBe('used-up');
  });

  test.each([
    ['22:30 on Saturday', '2026-11-21T21:30:00Z', 'one'],
    ['05:59 on Sunday, a window of Saturday', '2026-11-22T04:59:00Z', 'one'],
    ['06:00 on Sunday', '2026-11-22T05:00:00Z', 'none'],
    ['05:59 on Monday, a window of Sunday', '2026-11-23T04:59:00Z', 'none'],
    // The clock goes back at 03:00 and forward at 02:00; both nights end at 06:00 by the clock.
    ['05:30 after the clock went back', '2026-10-25T04:30:00Z', 'one'],
    ['06:00 after the clock went back', '2026-10-25T05:00:00Z', 'none'],
    ['05:59 after the clock went forward', '2026-03-29T03:59:00Z', 'one'],
    ['06:00 after the clock went forward', '2026-03-29T04:00:00Z', 'none'],
  ])('a window over midnight, by the clock of the station: %s', (_, now, expected) => {
    const window = { weekdays: [6], from: '22:00', until: '06:00' };
    expect(chosen([{ ...group, windows: [window] }], { now: new Date(now) })).toBe(expected);
  });
});

const discounted = (percent: number) => priceInGroup({ kind: 'discount', percent }, here.tariff)?.components;

test('a discounted price has up to 6 places, and as many as a typed one at least', () => {
  expect(discounted(10)).toEqual([{ kind: 'energy', pricePerKwh: '0.21105' }]);
  expect(discounted(33)).toEqual([{ kind: 'energy', pricePerKwh: '0.157115' }]);
  expect(discounted(20)).toEqual([{ kind: 'energy', pricePerKwh: '0.1876' }]);
});

test('what is left is never below nothing', () => {
  const budget = { unit: 'euro', limit: '5.00', period: 'week' } as const;
  expect(budgetLeft(budget, { energyWh: 0n, amountWithoutVat: '1.234567' })).toBe('3.765433');
  expect(budgetLeft(budget, { energyWh: 0n, amountWithoutVat: '7' })).toBe('0');
});

const anyPrice: fc.Arbitrary<GroupPrice> = fc.oneof(
  fc.constant<GroupPrice>({ kind: 'free' }),
  fc.integer({ min: 1, max: 99 }).map((percent): GroupPrice => ({ kind: 'discount', percent })),
  fc.integer({ min: 0, max: 9999 }).map((price) => own((price / 10_000).toFixed(4))),
);

const costOf = ({ price }: AccessGroupFacts): number => {
  const rate = priceInGroup(price, here.tariff);
  const session = { startedAt: here.now, energyWh: 20_000n, seconds: 7200, idleSeconds: 0 };
  return rate ? Number(previewPrice({ ...rate, timeZone: here.timeZone }, session)) : 0;
};

describe('whatever the groups', () => {
  test('the one that decides is never dearer than another that holds', () => {
    fc.assert(
      fc.property(fc.array(anyPrice, { minLength: 1, maxLength: 6 }), (prices) => {
        const groups = prices.map((price, index) => ({ ...group, id: String(index), name: 'Same', price }));
        const choice = chooseGroup(groups, here);
        if (typeof choice === 'string') throw new Error('none was chosen');
        for (const other of groups) expect(costOf(choice)).toBeLessThanOrEqual(costOf(other));
      }),
    );
  });

  test('who starts has budget left: all that is beyond it was charged by sessions that had begun', () => {
    const step = fc.record({ starts: fc.boolean(), chargesWh: fc.integer({ min: 0, max: 8_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let usedWh = 0n;
        let running = 0;
        let beforeLastStartWh = 0n;
        for (const { starts, chargesWh } of steps) {
          const budget = { unit: 'kwh', limit: '20', period: 'month' } as const;
          const facts = { ...group, budget, used: { energyWh: usedWh, amountWithoutVat: '0' } };
          const isAdmitted = chosen([facts]) === 'one';
          expect(isAdmitted).toBe(usedWh < 20_000n);
          if (starts && isAdmitted) {
            running += 1;
            beforeLastStartWh = usedWh;
          }
          if (running > 0) usedWh += BigInt(chargesWh);
        }
        expect(beforeLastStartWh).toBeLessThan(20_000n);
      }),
    );
  });
});
