import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { IdTagInfo } from '@laadpoort/ocpp/messages/values';
import type { Configuration } from '../configuration/configuration.ts';
import type { Device } from '../device.ts';

/** Plain data: a charge point keeps its list without power. */
export interface LocalList {
  version: number;
  /** Under the folded id tag (CiString). */
  cards: Record<string, IdTagInfo>;
}

export const emptyList: LocalList = { version: 0, cards: {} };

/** What the list says of a card; it goes before the cache (OCPP 1.6 section 3.5.2). */
export function listedTag({ configuration, localList }: Device, idTag: string): IdTagInfo | undefined {
  return hasLists(configuration) ? localList.cards[idTag.toLowerCase()] : undefined;
}

export function getLocalListVersion({ configuration, localList }: Device): Response<'GetLocalListVersion'> {
  return { listVersion: hasLists(configuration) ? localList.version : -1 };
}

/** Takes the whole message or nothing of it. */
export function sendLocalList(device: Device, request: Request<'SendLocalList'>): Response<'SendLocalList'> {
  const { configuration, localList } = device;
  if (!hasLists(configuration)) return { status: 'NotSupported' };
  const { updateType, listVersion, localAuthorizationList: entries = [] } = request;
  if (updateType === 'Differential' && listVersion <= localList.version) return { status: 'VersionMismatch' };
  const cards = updateType === 'Full' ? {} : { ...localList.cards };
  for (const { idTag, idTagInfo } of entries) {
    if (idTagInfo !== undefined) cards[idTag.toLowerCase()] = idTagInfo;
    else delete cards[idTag.toLowerCase()];
  }
  const isTooMuch =
    entries.length > configuration.number('SendLocalListMaxLength') ||
    Object.keys(cards).length > configuration.number('LocalAuthListMaxLength');
  if (isTooMuch || !isSound(request)) return { status: 'Failed' };
  device.localList = { version: listVersion, cards };
  return { status: 'Accepted' };
}

/** Every card once, and in a full list none without what it is. */
function isSound({ updateType, localAuthorizationList: entries = [] }: Request<'SendLocalList'>): boolean {
  const tags = new Set(entries.map(({ idTag }) => idTag.toLowerCase()));
  const complete = updateType === 'Differential' || entries.every(({ idTagInfo }) => idTagInfo !== undefined);
  return tags.size === entries.length && complete;
}

function hasLists(configuration: Configuration): boolean {
  return (
    configuration.list('SupportedFeatureProfiles').includes('LocalAuthListManagement') &&
    configuration.flag('LocalAuthListEnabled')
  );
}
