import { shownAt } from '../world/true-session.ts';
import { besideOf, changeRegisters, changeSamples, midMs } from './change.ts';
import type { Distortion, Scene } from './distortion.ts';
import type { Claims } from '../world/claims.ts';

const changeOne = ({ moments }: Claims, { dice }: Scene, change: (wh: number) => number) => {
  const inner = moments.filter(({ registerWh }) => registerWh !== null);
  if (inner.length === 0) return;
  const moment = dice.pick(inner);
  moment.registerWh = change(moment.registerWh ?? 0);
};

/** From a moment on, all registers are others; those of the sessions after it are not touched. */
const changeFrom = (claims: Claims, fromMs: number, change: (wh: number) => number) =>
  changeRegisters(claims, (wh, atMs) => (atMs >= fromMs ? change(wh) : wh));

const rollOver = (claims: Claims, scene: Scene, moduloWh: number) => {
  const passedWh = shownAt(claims.truth, midMs(claims, scene));
  changeRegisters(claims, (wh) => (((wh - passedWh) % moduloWh) + moduloWh) % moduloWh);
};

/** The meter, or what reads it, counts wrong. */
export const METERS: readonly Distortion[] = [
  {
    name: 'one sample too low',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) =>
      changeOne(claims, scene, (wh) => Math.max(0, wh - scene.dice.whole(50, 20_000))),
  },
  {
    name: 'one sample 0',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => changeOne(claims, scene, () => 0),
  },
  {
    name: 'several samples too low',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, { dice }) =>
      changeSamples(claims, (wh) => (dice.chance(0.2) ? Math.max(0, wh - dice.whole(20, 5_000)) : wh)),
  },
  {
    name: 'one sample too high',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) =>
      changeOne(claims, scene, (wh) => wh + scene.dice.pick([3_000, 50_000, 1_000_000, wh * 9])),
  },
  {
    name: 'one sample of all bits set',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) =>
      changeOne(claims, scene, () => scene.dice.pick([4_294_967_295, 65_535, 16_777_215])),
  },
  {
    name: 'one sample negative',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) => changeOne(claims, scene, (wh) => scene.dice.pick([-1, -wh])),
  },
  {
    name: 'all samples negative',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims) => changeSamples(claims, (wh) => -wh),
  },
  {
    name: 'meter begins again at zero',
    kind: 'harmful',
    witness: 'parts',
    claims: (claims, scene) => {
      const fromMs = midMs(claims, scene);
      const lostWh = shownAt(claims.truth, fromMs);
      changeFrom(claims, fromMs, (wh) => wh - lostWh);
    },
  },
  {
    name: 'meter falls back at a restart',
    kind: 'harmful',
    witness: 'power',
    claims: (claims, scene) => {
      const lostWh = scene.dice.whole(100, 4_000);
      changeFrom(claims, midMs(claims, scene), (wh) => Math.max(0, wh - lostWh));
    },
  },
  {
    name: 'meter falls back twice',
    kind: 'harmful',
    witness: 'power',
    heldBack: true,
    claims: (claims, scene) => {
      for (let times = 0; times < 2; times += 1) {
        const lostWh = scene.dice.whole(50, 1_500);
        changeFrom(claims, midMs(claims, scene), (wh) => Math.max(0, wh - lostWh));
      }
    },
  },
  {
    name: 'meter stands still after a restart',
    kind: 'harmful',
    witness: 'power',
    claims: (claims, scene) => {
      const fromMs = midMs(claims, scene);
      const lastWh = shownAt(claims.truth, fromMs);
      changeFrom(claims, fromMs, () => lastWh);
    },
  },
  {
    name: 'meter stands still',
    kind: 'harmful',
    witness: 'power',
    claims: (claims) => {
      const { meterStart } = claims;
      if (meterStart !== null) changeRegisters(claims, () => meterStart);
    },
  },
  {
    name: 'samples stand still',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: (claims) => {
      const { meterStart } = claims;
      if (meterStart !== null) changeSamples(claims, () => meterStart);
    },
  },
  {
    name: 'samples of minutes ago',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims, { dice }) => {
      const { truth } = claims;
      const lagMs = dice.between(20_000, 600_000);
      changeSamples(claims, (_, atMs) => shownAt(truth, Math.max(truth.startMs, atMs - lagMs)));
    },
  },
  {
    name: 'samples stand still and catch up',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims, scene) => {
      const { truth } = claims;
      const fromMs = midMs(claims, scene);
      const untilMs = scene.dice.between(fromMs, truth.stopMs);
      const heldWh = shownAt(truth, fromMs);
      changeSamples(claims, (wh, atMs) => (atMs >= fromMs && atMs < untilMs ? heldWh : wh));
    },
  },
  {
    name: 'meter passes its six digits',
    kind: 'harmful',
    witness: 'parts',
    claims: (claims, scene) => rollOver(claims, scene, 1_000_000),
  },
  {
    name: 'meter passes 32 bits',
    kind: 'harmful',
    witness: 'parts',
    heldBack: true,
    claims: (claims, scene) => rollOver(claims, scene, 2 ** 32),
  },
  {
    name: 'samples of the other connector',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims, scene) => {
      const beside = besideOf(scene)?.truth;
      if (beside !== undefined)
        changeSamples(claims, (_, atMs) => shownAt(beside, Math.max(beside.startMs, atMs)));
    },
  },
  {
    name: 'samples of both connectors together',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: (claims, scene) => {
      const beside = besideOf(scene)?.truth;
      if (beside !== undefined)
        changeSamples(claims, (wh, atMs) => wh + shownAt(beside, Math.max(beside.startMs, atMs)));
    },
  },
  {
    name: 'energy of the interval called register',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims) => {
      let before = claims.meterStart ?? 0;
      changeSamples(claims, (wh) => {
        const intervalWh = wh - before;
        before = wh;
        return intervalWh;
      });
    },
  },
  {
    name: 'meter counts twice',
    kind: 'harmful',
    witness: 'power',
    claims: (claims) => {
      const from = shownAt(claims.truth, claims.truth.startMs);
      changeRegisters(claims, (wh) => from + 2 * (wh - from));
    },
  },
  {
    name: 'meter misses a phase',
    kind: 'harmful',
    witness: 'power',
    claims: (claims) => {
      const from = shownAt(claims.truth, claims.truth.startMs);
      changeRegisters(claims, (wh) => from + Math.round(((wh - from) * 2) / 3));
    },
  },
  {
    name: 'samples are noise',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: (claims, { dice }) => changeSamples(claims, () => dice.whole(0, 5_000_000)),
  },
];
