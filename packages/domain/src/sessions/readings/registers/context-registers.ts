import { highest } from '../of-many.ts';
import { isNegligible } from './neighbouring-registers.ts';
import { REGISTER_TOLERANCE_WH, resolutionOf } from './meter-register.ts';
import type { RegisterPoint } from './register-chain.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

/**
 * There is one of each, so their rounding may show in nothing but themselves; a fine one may be chance. One that tells the
 * same as what is believed hides nothing by its rounding.
 */
const roundingOf = (told: readonly RegisterPoint[], apart: readonly RegisterPoint[]): number => {
  const { stepWh } = resolutionOf(told.map(({ wh }) => wh));
  const resolutions = [stepWh, ...apart.map(({ resolutionWh }) => resolutionWh)];
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
  const roundingWh = roundingOf(
    [begin, end].filter((point) => point !== null),
    [begin?.wh === believedBegin?.wh ? null : begin, end?.wh === believedEnd?.wh ? null : end].filter(
      (point) => point !== null,
    ),
  );
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
