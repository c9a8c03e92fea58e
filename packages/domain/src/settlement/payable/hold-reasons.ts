import { Money } from '../../money/amount.ts';
import { isCredible } from '../../sessions/readings/times/charge-point-time.ts';
import { needsReview } from '../../sessions/review.ts';
import { VAT_PERCENT } from '../../tariffs/vat.ts';
import { energyCeilingWh } from './energy-ceiling.ts';
import type { AccountMonth, HoldReason, PayableFacts, PayableLimits } from './payable.ts';

/** How far ahead of its message a charger's time may be, as for every stop. */
const MAX_MINUTES_AHEAD = 5;
/** What a session may cost in start, time, idle and minimum on top of the ceiling per kWh. */
const FEES = '1.00';
const VAT_FACTOR = new Money(VAT_PERCENT).dividedBy(100).plus(1);

const SUDDEN_FACTOR = 10;
/** What an account counts as usual at least: a first month stays unheld up to ten times this. */
const LEAST_USUAL_AMOUNT = '50';
const MANY_CARDS = 30;
/** Of a month's sessions, those with a card that was used once. */
const MOST_SHARE = 0.75;

/** Why the operator looks at an ended session before it is paid; empty: nothing is odd about it. */
export const holdReasons = (facts: PayableFacts, limits: PayableLimits): readonly HoldReason[] => {
  const holds: readonly (readonly [HoldReason, boolean])[] = [
    ['doubtful', isDoubtful(facts)],
    ['corrected-upwards', facts.measuredEnergyWh !== null && facts.energyWh > facts.measuredEnergyWh],
    ['above-rating', facts.energyWh > energyCeilingWh(facts)],
    ['dc', facts.model?.current === 'dc'],
    ['after-receipt', endsAfterReceipt(facts)],
    ['overlapping-card', facts.overlapsEarlier || facts.authorizationStatus === 'ConcurrentTx'],
    ['rate-ceiling', isDear(facts, limits)],
    ['tenfold-month', isSudden(facts.month)],
    ['cards-used-once', facts.isCardUsedOnce && hasManyCards(facts.month)],
    ['disputed', facts.disputedAt !== null],
  ];
  return holds.flatMap(([reason, holdsIt]) => (holdsIt ? [reason] : []));
};

/** Its owner accepting or correcting a session does not end the doubt. */
const isDoubtful = ({ review, anomalies }: PayableFacts): boolean =>
  review !== null || needsReview(anomalies).length > 0;

const endsAfterReceipt = ({ endedAt, stopReceivedAt }: PayableFacts): boolean =>
  stopReceivedAt !== null && !isCredible(endedAt, stopReceivedAt, MAX_MINUTES_AHEAD);

/** By its price per kWh, or by all that it costs: any component can carry a high rate. */
const isDear = (
  { amount, pricePerKwh, energyWh, hasVatInside }: PayableFacts,
  { maxPricePerKwh }: PayableLimits,
): boolean => {
  const withoutVat = (typed: string) => new Money(typed).dividedBy(hasVatInside ? VAT_FACTOR : 1);
  const most = new Money(energyWh.toString()).dividedBy(1000).times(maxPricePerKwh).plus(FEES);
  return withoutVat(amount).greaterThan(most) || withoutVat(pricePerKwh ?? '0').greaterThan(maxPricePerKwh);
};

const isSudden = ({ amount, usualAmount }: AccountMonth): boolean =>
  new Money(amount).greaterThan(Money.max(usualAmount, LEAST_USUAL_AMOUNT).times(SUDDEN_FACTOR));

const hasManyCards = ({ sessions, cardsUsedOnce }: AccountMonth): boolean =>
  cardsUsedOnce >= MANY_CARDS && cardsUsedOnce > sessions * MOST_SHARE;
