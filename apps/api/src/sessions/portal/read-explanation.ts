import {
  toldPriceSchema,
  type SessionExplanation,
  type ToldIn,
  type UnexplainedReason,
} from '@laadpoort/contract/sessions/explanation';
import { tellingRegisters } from '@laadpoort/domain/tariffs/explain-price';
import { priceSnapshot } from '@laadpoort/domain/tariffs/price-snapshot';
import { priceHash } from '#chargers/prices/price-snapshots.ts';
import type { Database } from '#platform/database/database.ts';
import type { PricingDeps } from '../price-facts.ts';
import { readToldIn, type ToldRegister } from './read-told-in.ts';
import { readToldFacts } from './read-recomputed.ts';
import { notFinalBecause, type SessionRecord } from './read-session.ts';
import { readRegisters } from './session-registers.ts';

type Meter = SessionExplanation['meter'];

type Explained =
  | { readonly explanation: SessionExplanation; readonly reason: null }
  | { readonly explanation: null; readonly reason: UnexplainedReason };

/** What the amount of a session follows from, or why there is no such thing. */
export const readExplanation = async (
  db: Database,
  deps: PricingDeps,
  session: SessionRecord,
): Promise<Explained> => {
  const notYet = notFinalBecause(session);
  if (notYet !== null) return { explanation: null, reason: notYet };
  if (session.freeRule !== null) return { explanation: null, reason: 'free' };
  const told = await readToldFacts(deps, session);
  if (told === null) return { explanation: null, reason: 'no-rate' };
  return { explanation: await explain(db, session, told), reason: null };
};

type Told = NonNullable<Awaited<ReturnType<typeof readToldFacts>>>;

/** What an amount follows from, as something that whoever reads it can compute themselves. */
const explain = async (
  db: Database,
  session: SessionRecord,
  { tariff, pricing }: Told,
): Promise<SessionExplanation> => {
  const { startedAt, until, idle } = pricing.course;
  const { begin, end, energyFrom } = await readRegisters(db, session);
  const telling = tellingRegisters(tariff, pricing.course);
  const toldIn = await readToldIn(db, session, [...telling, ...edgeReadings(begin), ...edgeReadings(end)]);
  const meter: Meter = {
    begin: begin && {
      ...begin,
      toldIn: TOLD_AT_START.has(begin.from) ? toldIn.start : ofReading(begin, toldIn.ofRegister),
    },
    end: end && { ...end, toldIn: end.from === 'stop' ? toldIn.stop : ofReading(end, toldIn.ofRegister) },
    energyFrom,
  };
  return {
    amount: session.amount,
    price: toldPriceSchema.parse(priceSnapshot(tariff)),
    priceHash: priceHash(tariff),
    energyWh: Number(pricing.energyWh),
    meter,
    startedAt: startedAt.toISOString(),
    startToldIn: toldIn.start,
    until: until.toISOString(),
    endToldIn: toldIn.stop,
    registers: telling.map((point) => ({
      at: point.at.toISOString(),
      registerWh: Number(point.registerWh),
      toldIn: toldIn.ofRegister(point) ?? ofEdge(point, { startedAt, until, meter }),
    })),
    idle: idle.map((span) => ({ from: span.from.toISOString(), until: span.until.toISOString() })),
  };
};

/** A register that counts from zero in each session was told to be zero by the start. */
const TOLD_AT_START = new Set<NonNullable<Meter['begin']>['from']>(['start', 'zero']);

interface Edge {
  readonly registerWh: number;
  readonly reading: { readonly at: string } | null;
}

const edgeReadings = (edge: Edge | null): readonly ToldRegister[] =>
  edge?.reading ? [{ at: new Date(edge.reading.at), registerWh: BigInt(Math.round(edge.registerWh)) }] : [];

const ofReading = (edge: Edge, toldInOf: (told: ToldRegister) => ToldIn): ToldIn =>
  edgeReadings(edge).map((told) => toldInOf(told))[0] ?? null;

/** The course begins and ends with the registers at both ends. */
const ofEdge = (
  { at, registerWh }: ToldRegister,
  { startedAt, until, meter }: { readonly startedAt: Date; readonly until: Date; readonly meter: Meter },
): ToldIn => {
  const isAt = (edge: Edge | null, moment: Date) =>
    +at === +moment && Number(registerWh) === edge?.registerWh;
  if (isAt(meter.begin, startedAt)) return meter.begin?.toldIn ?? null;
  return isAt(meter.end, until) ? (meter.end?.toldIn ?? null) : null;
};
