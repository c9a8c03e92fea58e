import { CallFailed } from '@laadpoort/ocpp/client/charge-point';
import type { IdTagInfo } from '@laadpoort/ocpp/messages/values';
import type { PresentedCard } from '../connectors/connector.ts';
import type { Device } from '../device.ts';
import { listedTag } from './local-list.ts';

export type Authorization = { ok: true; card: PresentedCard } | { ok: false; status: string };

/** Asks the central system; without it, the list, the cache and the offline settings decide (OCPP 1.6 section 3.5). */
export async function authorize(device: Device, idTag: string): Promise<Authorization> {
  const known = acceptedByMemory(device, idTag);
  if (known !== null && device.configuration.flag('LocalPreAuthorize')) return { ok: true, card: known };
  if (!device.registration.registered) return authorizeOffline(device, idTag);
  try {
    const { idTagInfo } = await device.link.call('Authorize', { idTag });
    rememberTag(device, idTag, idTagInfo);
    if (idTagInfo.status !== 'Accepted') return { ok: false, status: idTagInfo.status };
    return { ok: true, card: { idTag, parentIdTag: idTagInfo.parentIdTag } };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return authorizeOffline(device, idTag);
  }
}

function authorizeOffline(device: Device, idTag: string): Authorization {
  const { configuration } = device;
  const known = listedTag(device, idTag) ?? device.authorizationCache.get(idTag.toLowerCase());
  if (configuration.flag('LocalAuthorizeOffline')) {
    const card = acceptedByMemory(device, idTag);
    if (card !== null) return { ok: true, card };
  }
  if (known === undefined && configuration.flag('AllowOfflineTxForUnknownId')) {
    return { ok: true, card: { idTag, parentIdTag: undefined } };
  }
  return { ok: false, status: 'Offline' };
}

/** The cache learns from every idTagInfo the central system sends. */
export function rememberTag(device: Device, idTag: string, info: IdTagInfo): void {
  if (!device.configuration.flag('AuthorizationCacheEnabled')) return;
  device.authorizationCache.set(idTag.toLowerCase(), {
    accepted: info.status === 'Accepted',
    parentIdTag: info.parentIdTag,
    expiryDate: info.expiryDate,
  });
}

/** By the local list, or for a card that is not on it by the cache. */
function acceptedByMemory(device: Device, idTag: string): PresentedCard | null {
  const listed = listedTag(device, idTag);
  const known =
    listed === undefined
      ? device.authorizationCache.get(idTag.toLowerCase())
      : { ...listed, accepted: listed.status === 'Accepted' };
  if (known === undefined || !known.accepted) return null;
  const expired =
    known.expiryDate !== undefined && Date.parse(known.expiryDate) <= Date.parse(device.clock.timestamp());
  return expired ? null : { idTag, parentIdTag: known.parentIdTag };
}
