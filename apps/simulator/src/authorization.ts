import { CallFailed } from '@laadpoort/ocpp/client/charge-point';
import type { IdTagInfo } from '@laadpoort/ocpp/messages/values';
import type { PresentedCard } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { listedTag } from './local-list.ts';

export type Authorization = { ok: true; card: PresentedCard } | { ok: false; status: string };

/** Asks the central system; without it, the list, the cache and the offline settings decide (OCPP 1.6 section 3.5). */
export async function authorize(firmware: Firmware, idTag: string): Promise<Authorization> {
  const known = acceptedByMemory(firmware, idTag);
  if (known !== null && firmware.configuration.flag('LocalPreAuthorize')) return { ok: true, card: known };
  if (!firmware.registration.registered) return authorizeOffline(firmware, idTag);
  try {
    const { idTagInfo } = await firmware.link.call('Authorize', { idTag });
    rememberTag(firmware, idTag, idTagInfo);
    if (idTagInfo.status !== 'Accepted') return { ok: false, status: idTagInfo.status };
    return { ok: true, card: { idTag, parentIdTag: idTagInfo.parentIdTag } };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return authorizeOffline(firmware, idTag);
  }
}

function authorizeOffline(firmware: Firmware, idTag: string): Authorization {
  const { configuration } = firmware;
  const known = listedTag(firmware, idTag) ?? firmware.authorizationCache.get(idTag.toLowerCase());
  if (configuration.flag('LocalAuthorizeOffline')) {
    const card = acceptedByMemory(firmware, idTag);
    if (card !== null) return { ok: true, card };
  }
  if (known === undefined && configuration.flag('AllowOfflineTxForUnknownId')) {
    return { ok: true, card: { idTag, parentIdTag: undefined } };
  }
  return { ok: false, status: 'Offline' };
}

/** The cache learns from every idTagInfo the central system sends. */
export function rememberTag(firmware: Firmware, idTag: string, info: IdTagInfo): void {
  if (!firmware.configuration.flag('AuthorizationCacheEnabled')) return;
  firmware.authorizationCache.set(idTag.toLowerCase(), {
    accepted: info.status === 'Accepted',
    parentIdTag: info.parentIdTag,
    expiryDate: info.expiryDate,
  });
}

/** By the local list, or for a card that is not on it by the cache. */
function acceptedByMemory(firmware: Firmware, idTag: string): PresentedCard | null {
  const listed = listedTag(firmware, idTag);
  const known =
    listed === undefined
      ? firmware.authorizationCache.get(idTag.toLowerCase())
      : { ...listed, accepted: listed.status === 'Accepted' };
  if (known === undefined || !known.accepted) return null;
  const expired =
    known.expiryDate !== undefined && Date.parse(known.expiryDate) <= Date.parse(firmware.clock.timestamp());
  return expired ? null : { idTag, parentIdTag: known.parentIdTag };
}
