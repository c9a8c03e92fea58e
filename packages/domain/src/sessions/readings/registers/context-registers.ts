import { highest } from '../of-many.ts';
import { isNegligible } from './neighbouring-registers.ts';
import { REGISTER_TOLERANCE_WH, resolutionOf, roundedOf } from './meter-register.ts';
import type { RegisterPoint } from './register-chain.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

/** What is told beside another register that is believed; it is finer if that is the same, cut or rounded. */
const apartFrom = (point: RegisterPoint | null, believed: RegisterPoint | null) =>
  point === null || point.wh === believed?.wh
    ? null
    : { point, isFiner: believed !== null && roundedOf([point.wh]).has(believed.wh) };

/**
 * There is one of each, so their rounding may show in nothing but themselves; a fine one may be chance. One that tells the
 * same as what is believed, or is finer, hides nothing by its rounding.
 */
const roundingOf = (told: readonly RegisterPoint[], coarse: readonly RegisterPoint[]): number => {
  const { stepWh } = resolutionOf(told.map(({ wh }) => wh));
  const resolutions = [stepWh, ...coarse.map(({ resolutionWh }) => resolutionWh)];
  return highest([0, ...resolutions.filter((wh) => wh > REGISTER_TOLERANCE_WH)]);
};

/** Samples that tell of the begin and the end of the session tell the same as what is believed, or a person decides. */
export const againstContexts = (
  { begins, ends, spreadWh }: RegisterSources,
  found: RegisterEnergy,
): RegisterEnergy => {
  const pointOf = (origin: string) =>
    [...begins, ...ends].find((candidate) => candidate.origin === origin)?.point ?? null;
  const [begin, end] = [pointOf('begin'), pointOf('end')];
  const [believedBegin, believedEnd] = [pointOf(found.begin), pointOf(found.end)];
  const apartWh =
    begin && end
      ? end.wh - begin.wh - found.energyWh
      : found.anomalies.includes('relative_samples')
        ? 0
        : begin && believedBegin
          ? begin.wh - believedBegin.wh
          : end && believedEnd
            ? end.wh - believedEnd.wh
            : 0;
  const told = [begin, end].filter((point) => point !== null);
  const apart = [apartFrom(begin, believedBegin), apartFrom(end, believedEnd)].filter(
    (each) => each !== null,
  );
  const coarse = apart.filter(({ isFiner }) => !isFiner).map(({ point }) => point);
  const roundingWh = apart.length > coarse.length && coarse.length === 0 ? 0 : roundingOf(told, coarse);
  const matters = (wh: number) => !isNegligible(Math.abs(wh) - roundingWh, found.energyWh - Math.abs(wh));
  if (!matters(apartWh))
    return matters(spreadWh) ? { ...found, anomalies: [...found.anomalies, 'registers_disagree'] } : found;
  const isApart = (told: RegisterPoint | null, believed: RegisterPoint | null) =>
    told !== null && believed !== null && matters(told.wh - believed.wh);
  const isOfStart = isApart(begin, believedBegin) && !isApart(end, believedEnd);
  const toldWh = begin && end ? end.wh - begin.wh : 0;
  // Start and stop in kWh that were sent as Wh.
  const isThousandth = toldWh > 1000 && Math.abs(toldWh - found.energyWh * 1000) <= 2000;
  return isThousandth
    ? {
        ...found,
        energyWh: toldWh,
        begin: 'begin',
        end: 'end',
        anomalies: [...found.anomalies, 'register_factor'],
      }
    : {
        ...found,
        anomalies: [
          ...found.anomalies,
          ...(isOfStart ? (['start_register'] as const) : []),
          'registers_disagree',
        ],
      };
};
