import type { ConnectionSettings } from '../server/connection-settings.ts';

/** How a request came: over what, from where, with which client certificate. */
export interface Transport {
  remoteAddress: string;
  secure: boolean;
  /** DER of the certificate whose private key the peer has shown to hold; who issued it is not looked at. */
  clientCertificate: Uint8Array | undefined;
}

/** What a charge point showed when it asked for a connection. */
export interface Handshake extends Transport {
  identity: string;
  /** The account that its address names, if it names one. */
  account: string | null;
  /** That its address holds. */
  pairingCode: string | null;
  /** Raw bytes after `identity:` of the Basic header; undefined when there was no header. */
  password: Uint8Array | undefined;
  userAgent: string | undefined;
  /** Without it only those are let in whose `settings` assume it. */
  offersOcpp16: boolean;
  /** Too many wrong keys came from there: only one that has connected from there before may still be let in. */
  mustBeKnownHere: boolean;
  /** Which subprotocols it offered, as it wrote them; null when it offered none. */
  offered: string | null;
}

/**
 * An unknown identity and a wrong key must look the same from outside: both are `401`. `503` means that it
 * cannot be decided now (database away) and the charge point should come back.
 */
export type AuthenticateResult<T> =
  | {
      ok: true;
      chargePoint: T;
      /** Whose socket it is: another of the same takes over from it. The identity when absent. */
      key?: string;
      /** As it is registered; the spelling of the path when absent. */
      identity?: string;
      /** Higher is newer. The order of arrival decides when absent. */
      epoch?: bigint;
      settings?: Partial<ConnectionSettings>;
    }
  | {
      ok: false;
      status: 401 | 503;
      /** For `onRefused`; the charge point never hears it. */
      reason?: string;
      /** False where its key made no difference: it then counts as no guess. */
      isGuess?: boolean;
    };
