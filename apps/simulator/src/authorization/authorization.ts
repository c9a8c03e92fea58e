import { CallFailed } from '@laadpoort/ocpp/client/call-failed';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PresentedCard } from '../connectors/connector-state.ts';
import type { Caller } from '../wire/caller.ts';
import type { Registration } from '../wire/registration.ts';
import type { AuthorizationCache } from './authorization-cache.ts';
import type { LocalList } from './local-list.ts';

export type Authorization = { ok: true; card: PresentedCard } | { ok: false; status: string };
export type Authorize = (idTag: string) => Promise<Authorization>;

interface AuthorizationParts {
  clock: Pick<Clock, 'timestamp'>;
  configuration: Pick<Configuration, 'flag'>;
  link: Pick<Caller, 'call'>;
  registration: Pick<Registration, 'registered'>;
  localList: Pick<LocalList, 'find'>;
  authorizationCache: Pick<AuthorizationCache, 'find' | 'remember'>;
}

/** Asks the central system; without it, the list, the cache and the offline settings decide (OCPP 1.6 section 3.5). */
export const createAuthorize =
  (parts: AuthorizationParts): Authorize =>
  async (idTag) => {
    const known = acceptedByMemory(parts, idTag);
    if (known !== null && parts.configuration.flag('LocalPreAuthorize')) return { ok: true, card: known };
    if (!parts.registration.registered) return authorizeOffline(parts, idTag);
    try {
      const { idTagInfo } = await parts.link.call('Authorize', { idTag });
      parts.authorizationCache.remember(idTag, idTagInfo);
      if (idTagInfo.status !== 'Accepted') return { ok: false, status: idTagInfo.status };
      return { ok: true, card: { idTag, parentIdTag: idTagInfo.parentIdTag } };
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      return authorizeOffline(parts, idTag);
    }
  };

const authorizeOffline = (parts: AuthorizationParts, idTag: string): Authorization => {
  const { configuration } = parts;
  if (configuration.flag('LocalAuthorizeOffline')) {
    const card = acceptedByMemory(parts, idTag);
    if (card !== null) return { ok: true, card };
  }
  if (knownInfo(parts, idTag) === undefined && configuration.flag('AllowOfflineTxForUnknownId'))
    return { ok: true, card: { idTag, parentIdTag: undefined } };
  return { ok: false, status: 'Offline' };
};

/** By the local list, or for a card that is not on it by the cache. */
const knownInfo = ({ localList, authorizationCache }: AuthorizationParts, idTag: string) =>
  localList.find(idTag) ?? authorizationCache.find(idTag);

const acceptedByMemory = (parts: AuthorizationParts, idTag: string): PresentedCard | null => {
  const info = knownInfo(parts, idTag);
  if (info?.status !== 'Accepted') return null;
  const { expiryDate, parentIdTag } = info;
  const expired = expiryDate !== undefined && Date.parse(expiryDate) <= Date.parse(parts.clock.timestamp());
  return expired ? null : { idTag, parentIdTag };
};
