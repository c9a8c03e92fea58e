import type { IncomingMessage } from 'node:http';
import { AttemptLimiter } from './attempt-limiter.ts';
import { basicCredentials, type Credentials } from './basic-credentials.ts';
import type { Edge } from './edge.ts';
import { fullBucket, takeToken } from './token-bucket.ts';
import { identityInPath } from './upgrade-path.ts';

export type Admission =
  | { ok: true; identity: string; address: string; credentials: Credentials; offersOcpp16: boolean }
  | { ok: false; status: 400 | 401 | 404 | 429 | 503 };

export interface Admissions {
  /** Everything that can be refused before a key is looked at, the cheapest first. */
  consider(request: IncomingMessage): Admission;
  /** A key that was wrong. */
  recordFailure(identity: string, address: string): void;
}

export function createAdmissions<T>(edge: Edge<T>): Admissions {
  const { limits, options, stats } = edge;
  const nowMs = () => edge.now().getTime();
  const upgrades = fullBucket(limits.upgrades, nowMs());
  const perAddress = new AttemptLimiter(limits.upgradesPerAddress);
  const failuresPerAddress = new AttemptLimiter(limits.failuresPerAddress);
  const failuresPerIdentity = new AttemptLimiter(limits.failuresPerIdentity);

  return {
    consider(request) {
      const identity = identityInPath(request.url);
      // Browsers always send an Origin, charge points never do.
      if (identity === null || request.headers.origin !== undefined) return { ok: false, status: 404 };
      if (edge.draining || options.isAvailable?.() === false) return { ok: false, status: 503 };
      if (!takeToken(upgrades, limits.upgrades, nowMs())) return { ok: false, status: 503 };
      const address = options.remoteAddressOf?.(request) ?? request.socket.remoteAddress ?? '';
      const network = networkOf(address);
      const trusted = options.isTrustedAddress?.(address) === true;
      if (!trusted && !perAddress.take(network, nowMs())) return { ok: false, status: 429 };
      if (stats.pendingUpgrades >= limits.pendingUpgrades) return { ok: false, status: 503 };
      const offer = request.headers['sec-websocket-protocol'];
      const offersOcpp16 = offer?.split(',').some((name) => name.trim() === 'ocpp1.6') ?? false;
      if (offer !== undefined && !offersOcpp16) return { ok: false, status: 400 };
      const mayTry =
        failuresPerIdentity.allows(`${network} ${identity}`, nowMs()) &&
        failuresPerAddress.allows(network, nowMs());
      if (!mayTry) return { ok: false, status: 429 };
      return { ok: true, identity, address, credentials: basicCredentials(request, identity), offersOcpp16 };
    },
    recordFailure(identity, address) {
      const network = networkOf(address);
      failuresPerIdentity.take(`${network} ${identity}`, nowMs());
      failuresPerAddress.take(network, nowMs());
    },
  };
}

/** An IPv6 client owns a whole /64, so that is what counts as one address. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
