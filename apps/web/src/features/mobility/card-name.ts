import type { listMobilityCards } from '@laadpoort/contract/mobility';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';

export type Card = EndpointResult<typeof listMobilityCards>['cards'][number];

/** The name of a card: the person's own, otherwise the printed number, otherwise its masked UID. */
export const cardName = ({ nickname, visualNumber, uidMasked }: Card) =>
  nickname ?? visualNumber ?? uidMasked;
