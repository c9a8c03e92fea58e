import type { IncomingMessage } from 'node:http';
import { addressList } from './forwarded-transport.ts';
import type { Log } from '../process/log.ts';

interface Seen {
  readonly address: string;
  readonly lastAt: Date;
}

/** Anybody can write the header: the log is not theirs to fill. */
const MAX_TOLD = 10;

/**
 * Notices who writes X-Forwarded-For and is not trusted: a proxy that TRUSTED_PROXIES lacks, behind which everybody has one
 * address and shares its limits, or somebody who forges it.
 */
export const createProxyWatch = (
  trustedProxies: readonly string[],
  log: Pick<Log, 'warn'>,
  now: () => Date,
) => {
  const isTrusted = addressList(trustedProxies);
  const told = new Set<string>();
  let last: Seen | null = null;
  return {
    notice({ headers, socket: { remoteAddress } }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
      if (headers['x-forwarded-for'] === undefined || remoteAddress === undefined) return;
      if (isTrusted(remoteAddress)) return;
      last = { address: remoteAddress.replace(/^::ffff:/, ''), lastAt: now() };
      if (told.has(last.address) || told.size >= MAX_TOLD) return;
      told.add(last.address);
      log.warn(
        { address: last.address },
        'X-Forwarded-For is not trusted from this address; if it is your proxy, set TRUSTED_PROXIES to it',
      );
    },
    last: (): Seen | null => last,
  };
};
