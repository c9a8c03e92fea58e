import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { FieldProblem } from '@laadpoort/contract/wire/errors';
import { isUnusual, readIdTag } from '@laadpoort/domain/cards/id-tag';
import { refuse, type Refusal } from '#platform/http/route.ts';

/** A card number that no card is likely to have goes to a charger only if the person who typed it says so. */
export const questionedCards = (
  request: CommandRequest,
  { force, unusualUid }: { readonly force: boolean; readonly unusualUid: boolean },
): Refusal | null => {
  const fields = force || unusualUid ? [] : unusualCards(request);
  return fields.length === 0 ? null : refuse('invalid-request', fields);
};

const unusualCards = (request: CommandRequest): FieldProblem[] => {
  switch (request.action) {
    case 'RemoteStartTransaction':
    case 'ReserveNow':
      return questioned('idTag', [request.idTag]);
    case 'SendLocalList':
      return questioned(
        'localAuthorizationList',
        (request.localAuthorizationList ?? []).map(({ idTag }) => idTag),
      );
    default:
      return [];
  }
};

const questioned = (field: string, idTags: readonly string[]): FieldProblem[] =>
  idTags.some((idTag) => isUnusual(readIdTag(idTag))) ? [{ path: `body.${field}`, code: 'uid-unusual' }] : [];
