import type { Claims } from '../world/claims.ts';
import { changePower, changeRegisters, changeSamples } from './change.ts';
import type { Distortion } from './distortion.ts';

const times = (factor: number) => (value: number) => Number((value * factor).toFixed(3));

const changeEnds = (claims: Claims, change: (wh: number) => number) => {
  if (claims.meterStart !== null) claims.meterStart = change(claims.meterStart);
  if (claims.meterStop !== null) claims.meterStop = change(claims.meterStop);
};

const scaled = (
  name: string,
  witness: Distortion['witness'],
  claims: (claims: Claims) => void,
): Distortion => ({
  name,
  kind: 'harmful',
  witness,
  claims,
});

/** Values in another unit than they say. */
export const SCALES: readonly Distortion[] = [
  scaled('kWh of samples called Wh', 'start and stop registers', (claims) =>
    changeSamples(claims, times(0.001)),
  ),
  scaled('Wh of samples called kWh', 'start and stop registers', (claims) =>
    changeSamples(claims, times(1_000)),
  ),
  scaled('kWh of start and stop', 'samples', (claims) => changeEnds(claims, times(0.001))),
  scaled('kWh of all registers called Wh', 'power', (claims) => changeRegisters(claims, times(0.001))),
  scaled('Wh of all registers a thousand times', 'rating', (claims) => changeRegisters(claims, times(1_000))),
  {
    ...scaled('all registers tenfold', 'power', (claims) => changeRegisters(claims, times(10))),
    heldBack: true,
  },
  {
    ...scaled('all registers a hundredth', 'power', (claims) => changeRegisters(claims, times(0.01))),
    heldBack: true,
  },
  scaled('kW called W', 'start and stop registers', (claims) => changePower(claims, times(0.001))),
  {
    ...scaled('W called kW', 'start and stop registers', (claims) => changePower(claims, times(1_000))),
    heldBack: true,
  },
  scaled('registers and power a thousandth alike', 'next start', (claims) => {
    changeRegisters(claims, times(0.001));
    changePower(claims, times(0.001));
    for (const moment of claims.moments) Object.assign(moment, { currentA: null, intervalWh: null });
  }),
  {
    ...scaled('registers and power half alike', 'next start', (claims) => {
      const from = claims.meterStart ?? 0;
      changeRegisters(claims, (wh) => from + Math.round((wh - from) / 2));
      changePower(claims, times(0.5));
      for (const moment of claims.moments) Object.assign(moment, { currentA: null, intervalWh: null });
    }),
    heldBack: true,
  },
  {
    ...scaled('power that is always 0', 'start and stop registers', (claims) => changePower(claims, () => 0)),
  },
  scaled('negative power', 'start and stop registers', (claims) => changePower(claims, (powerW) => -powerW)),
  scaled('power of one phase', 'start and stop registers', (claims) => {
    changePower(claims, times(1 / claims.truth.car.phases));
  }),
  {
    ...scaled('what is offered called power', 'start and stop registers', (claims) => {
      changePower(claims, () => claims.truth.point.ratedW);
    }),
    heldBack: true,
  },
  scaled('power of the sample before', 'start and stop registers', (claims) => {
    let before = 0;
    changePower(claims, (powerW) => {
      const said = before;
      before = powerW;
      return said;
    });
  }),
  {
    name: 'one power too high',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: ({ moments }, { dice }) => {
      if (moments.length === 0) return;
      const moment = dice.pick(moments);
      if (moment.powerW !== null) moment.powerW = dice.pick([1_000_000, 65_535, 3_276_700]);
    },
  },
];
