import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { IdTagInfo } from '@laadpoort/ocpp/messages/values';
import type { CallHandlers } from '../commands/call-handler.ts';
import type { Configuration } from '../configuration/configuration.ts';

/** Plain data: a charge point keeps its list without power. */
export interface LocalListMemory {
  version: number;
  /** Under the folded id tag (CiString). */
  cards: Record<string, IdTagInfo>;
}

/** The local authorization list. */
export interface LocalList {
  readonly memory: LocalListMemory;
  /** What the list says of a card; it goes before the cache (OCPP 1.6 section 3.5.2). */
  find(idTag: string): IdTagInfo | undefined;
  readonly handlers: CallHandlers<'GetLocalListVersion' | 'SendLocalList'>;
}

export const createLocalList = (
  configuration: Pick<Configuration, 'flag' | 'list' | 'number'>,
  remembered: LocalListMemory = { version: 0, cards: {} },
): LocalList => {
  let memory = remembered;
  const isEnabled = () =>
    configuration.list('SupportedFeatureProfiles').includes('LocalAuthListManagement') &&
    configuration.flag('LocalAuthListEnabled');
  return {
    get memory() {
      return memory;
    },
    find: (idTag) => (isEnabled() ? memory.cards[idTag.toLowerCase()] : undefined),
    handlers: {
      GetLocalListVersion: () => ({ listVersion: isEnabled() ? memory.version : -1 }),
      SendLocalList(request) {
        if (!isEnabled()) return { status: 'NotSupported' };
        const outcome = updated(memory, request, configuration);
        if (typeof outcome === 'string') return { status: outcome };
        memory = outcome;
        return { status: 'Accepted' };
      },
    },
  };
};

/** The list with the whole message in it, or why nothing of it is taken. */
const updated = (
  { version, cards: known }: LocalListMemory,
  request: Request<'SendLocalList'>,
  configuration: Pick<Configuration, 'number'>,
): LocalListMemory | Response<'SendLocalList'>['status'] => {
  const { updateType, listVersion, localAuthorizationList: entries = [] } = request;
  if (updateType === 'Differential' && listVersion <= version) return 'VersionMismatch';
  const cards = updateType === 'Full' ? {} : { ...known };
  for (const { idTag, idTagInfo } of entries) {
    if (idTagInfo !== undefined) cards[idTag.toLowerCase()] = idTagInfo;
    else delete cards[idTag.toLowerCase()];
  }
  const isTooMuch =
    entries.length > configuration.number('SendLocalListMaxLength') ||
    Object.keys(cards).length > configuration.number('LocalAuthListMaxLength');
  return isTooMuch || !isConsistent(request) ? 'Failed' : { version: listVersion, cards };
};

/** Every card once, and in a full list none without what it is. */
const isConsistent = ({
  updateType,
  localAuthorizationList: entries = [],
}: Request<'SendLocalList'>): boolean => {
  const tags = new Set(entries.map(({ idTag }) => idTag.toLowerCase()));
  const complete = updateType === 'Differential' || entries.every(({ idTagInfo }) => idTagInfo !== undefined);
  return tags.size === entries.length && complete;
};
