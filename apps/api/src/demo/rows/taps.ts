import { blockedGuestCard, formerColleagueCard, strangerUids } from '../cards.ts';
import type { PastSession } from '../charging-visit.ts';
import { accounts } from '../people.ts';
import { stations } from '../places.ts';
import type { DemoChargePoint } from '../demo-station.ts';

const HOUR_MS = 3_600_000;

const tap = (station: PastSession['station'], chargePoint: DemoChargePoint, idTag: string, at: Date) => ({
  account_id: accounts[station.account].id,
  charge_point_id: chargePoint.id,
  id_tag: idTag,
  at,
});

export const tapsOf = ({ station, chargePoint, card, decision, startedAt }: PastSession) =>
  (['Authorize', 'StartTransaction'] as const).map((action) => ({
    ...tap(
      station,
      chargePoint,
      card.uid,
      new Date(startedAt.getTime() - (action === 'Authorize' ? 6_000 : 0)),
    ),
    status: decision.status,
    rule: decision.rule,
    action,
  }));

/** The refused cards on the whitelist page. */
export const refusedTaps = (now: Date) => {
  const refused = (
    name: string,
    index: number,
    idTag: string,
    hoursAgo: number,
    status: string,
    rule: string,
  ) => {
    const station = stations.find((candidate) => candidate.name === name);
    const chargePoint = station?.chargePoints[index];
    if (!station || !chargePoint) return [];
    const at = new Date(now.getTime() - hoursAgo * HOUR_MS);
    return [{ ...tap(station, chargePoint, idTag, at), status, rule, action: 'Authorize' }];
  };
  const [first = '', second = ''] = strangerUids;
  return [
    ...refused('Office', 0, first, 29, 'Invalid', 'refused-unknown-card'),
    ...refused('Office', 0, first, 28.9, 'Invalid', 'refused-unknown-card'),
    ...refused('Office', 1, formerColleagueCard.uid, 52, 'Blocked', 'blocked-entry'),
    ...refused('Car park Stationsplein', 1, second, 7.5, 'Invalid', 'refused-unknown-card'),
    ...refused(
      'Car park Stationsplein',
      2,
      blockedGuestCard.uid,
      97,
      'Blocked',
      'refused-card-blocked-by-provider',
    ),
  ];
};
