import type { IdTagInfo } from '@laadpoort/ocpp/messages/values';
import type { CallHandlers } from '../commands/call-handler.ts';
import type { Configuration } from '../configuration/configuration.ts';

/** What the central system last said about cards; gone with the power. */
export interface AuthorizationCache {
  find(idTag: string): IdTagInfo | undefined;
  /** Learns from every idTagInfo that the central system sends. */
  remember(idTag: string, info: IdTagInfo): void;
  readonly handlers: CallHandlers<'ClearCache'>;
}

export const createAuthorizationCache = (configuration: Pick<Configuration, 'flag'>): AuthorizationCache => {
  /** Under the folded id tag (CiString). */
  const cards = new Map<string, IdTagInfo>();
  const isEnabled = () => configuration.flag('AuthorizationCacheEnabled');
  return {
    find: (idTag) => cards.get(idTag.toLowerCase()),
    remember(idTag, info) {
      if (isEnabled()) cards.set(idTag.toLowerCase(), info);
    },
    handlers: {
      ClearCache() {
        if (!isEnabled()) return { status: 'Rejected' };
        cards.clear();
        return { status: 'Accepted' };
      },
    },
  };
};
