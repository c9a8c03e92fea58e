import type { listMobilityCards } from '@laadpoort/contract/mobility';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';

export type Card = EndpointResult<typeof listMobilityCards>['cards'][number];

/** What a person calls a card: their own name, else the number on it, else its masked UID. */
export const cardName = ({ nickname, visualNumber, uidMasked }: Card) =>
  nickname ?? visualNumber ?? uidMasked;
