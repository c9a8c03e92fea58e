import type { IncomingMessage } from 'node:http';
import { AttemptLimiter } from '../rate-limit/attempt-limiter.ts';
import { basicCredentials } from './basic-credentials.ts';
import type { Handshake } from './handshake.ts';
import type { ServerState } from '../server/server-state.ts';
import { socketTransport } from './socket-transport.ts';
import { networkOf, plainAddress } from '../rate-limit/network-of.ts';
import { fullBucket, takeToken } from '../rate-limit/token-bucket.ts';
import { identityInPath } from './upgrade-path.ts';

export interface Candidate {
  handshake: Handshake;
  /** It sent an Authorization header that is not its own or cannot be read. */
  invalidCredentials: boolean;
}

export type Admission =
  | { ok: true; candidate: Candidate }
  | { ok: false; status: 404 | 429 | 503 }
  /** It offers other subprotocols only. */
  | { ok: false; status: 400; handshake: Handshake };

export interface Admissions {
  /** Everything that can be refused before a key is looked at, the cheapest first. */
  consider(request: IncomingMessage): Admission;
  /**
   * Whose key this one may show: few wrong ones are looked at, by address and by identity at an address. One that has
   * connected from there before is never shut out by others who guess there.
   */
  mayTry(candidate: Candidate): 'any' | 'known-here' | 'none';
  /** Who shares this has its keys looked at in turn, so that guesses sent at once are counted like those in a row. */
  turnOf(candidate: Candidate): string;
  recordOutcome(candidate: Candidate, outcome: 'right' | 'wrong'): void;
}

/** Of an offer, to be shown. */
const OFFER_LENGTH = 100;
const MAX_PROVEN = 20_000;

export const createAdmissions = <T>(server: ServerState<T>): Admissions => {
  const { limits, options, stats } = server;
  const nowMs = () => server.now().getTime();
  const upgrades = fullBucket(limits.upgrades, nowMs());
  const perAddress = new AttemptLimiter(limits.upgradesPerAddress);
  const failuresPerAddress = new AttemptLimiter(limits.failuresPerAddress);
  const failuresPerIdentity = new AttemptLimiter(limits.failuresPerIdentity);
  const proven = new Set<string>();
  const isTrusted = (address: string) => options.isTrustedAddress?.(address) === true;

  return {
    consider(request) {
      const named = identityInPath(request.url, options.readIdentity);
      // Browsers always send an Origin, charge points never do.
      if (named === null || request.headers.origin !== undefined) return { ok: false, status: 404 };
      if (server.draining || options.isAvailable?.() === false) return { ok: false, status: 503 };
      const { identity, segment, account, pairingCode } = named;
      const transport = options.transportOf?.(request) ?? socketTransport(request);
      const address = plainAddress(transport.remoteAddress);
      if (!isTrusted(address) && !perAddress.take(networkOf(address), nowMs()))
        return { ok: false, status: 429 };
      if (!server.floods.allows(pairOf(identity, address), nowMs())) return { ok: false, status: 429 };
      // After the limit by address: one that floods must not use up what is there for all.
      if (!takeToken(upgrades, limits.upgrades, nowMs())) return { ok: false, status: 503 };
      if (stats.pendingUpgrades >= limits.pendingUpgrades) return { ok: false, status: 503 };
      const offer = request.headers['sec-websocket-protocol'];
      const offersOcpp16 = offer?.split(',').some((name) => name.trim() === 'ocpp1.6') ?? false;
      const credentials = basicCredentials(request, [identity, segment]);
      const handshake: Handshake = {
        ...transport,
        identity,
        account,
        pairingCode,
        remoteAddress: address,
        password: credentials.kind === 'password' ? credentials.password : undefined,
        userAgent: request.headers['user-agent'],
        offersOcpp16,
        mustBeKnownHere: false,
        offered: offer?.trim().slice(0, OFFER_LENGTH) || null,
      };
      if (offer !== undefined && !offersOcpp16) return { ok: false, status: 400, handshake };
      const invalidCredentials = credentials.kind === 'invalid';
      return { ok: true, candidate: { handshake, invalidCredentials } };
    },
    mayTry({ handshake }) {
      const { identity, remoteAddress } = handshake;
      const pair = pairOf(identity, remoteAddress);
      const isWithinLimits =
        failuresPerIdentity.allows(pair, nowMs()) &&
        (isTrusted(remoteAddress) || failuresPerAddress.allows(networkOf(remoteAddress), nowMs()));
      if (isWithinLimits) return 'any';
      return proven.has(pair) || options.hasConnectedFrom?.(handshake) === true ? 'known-here' : 'none';
    },
    turnOf({ handshake: { identity, remoteAddress } }) {
      return isTrusted(remoteAddress) ? `${remoteAddress} ${identity}` : networkOf(remoteAddress);
    },
    recordOutcome({ handshake: { identity, remoteAddress } }, outcome) {
      const pair = pairOf(identity, remoteAddress);
      if (outcome === 'wrong') {
        failuresPerIdentity.take(pair, nowMs());
        failuresPerAddress.take(networkOf(remoteAddress), nowMs());
      } else if (proven.size < MAX_PROVEN) {
        proven.add(pair);
      }
    },
  };
};

/** One charge point at one place: what it does there is not held against another that uses its name elsewhere. */
export const pairOf = (identity: string, address: string): string =>
  `${networkOf(address)} ${identity.toLowerCase()}`;
