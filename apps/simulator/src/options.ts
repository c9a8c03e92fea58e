import type { ConnectorSpec } from './connectors/connector-spec.ts';
import type { ChargePointMemory } from './memory.ts';
import type { QuirkName } from './quirks/quirks.ts';

/** What goes wrong with updates, if anything. */
export type FirmwareBehaviour =
  | 'good'
  | 'download-fails'
  | 'install-fails'
  /** It answers unsigned updates NotSupported (whitepaper L01.FR.20). */
  | 'signed-only'
  /** The manufacturer has withdrawn the certificate that updates are signed with. */
  | 'signer-revoked'
  /** It updates without a word; only its next boot tells. */
  | 'never-reports'
  /** It says that it installs, restarts, and is what it was. */
  | 'keeps-version';

/** How it brings a log, or why not. */
export type LogBehaviour =
  /** PUT to the address with the file's name appended. */
  | 'put'
  /** POST of the bytes themselves. */
  | 'post'
  /** POST of a multipart form. */
  | 'form'
  /** It repeats an upload that was confirmed. */
  | 'put-twice'
  /** It reports each step and uploads nothing. */
  | 'upload-fails'
  | 'nothing-to-upload';

export interface ChargePointOptions {
  /** Base URL of the central system; the identity is appended as a path segment. */
  url: string;
  /** The same for TLS (wss); null when it knows none and stays below security profile 2. */
  secureUrl?: string | null;
  /** Kind of the key of its certificate. */
  certificateKey?: 'EC' | 'RSA';
  identity: string;
  password?: string | Uint8Array;
  vendor?: string;
  model?: string;
  serialNumber?: string;
  firmwareVersion?: string;
  /** What goes wrong with firmware updates; nothing, unless given. */
  firmwareBehaviour?: FirmwareBehaviour;
  /** How it brings logs; by PUT, unless given. */
  logBehaviour?: LogBehaviour;
  /** Behaves as one of the chargers in the field that differ from the specification, or as several at once. */
  quirk?: QuirkName | readonly QuirkName[] | null;
  connectors?: readonly ConnectorSpec[];
  /**
   * How many times faster than real life its timers and its charging run. Time stamps stay in real
   * time: a charge point hours ahead of the central system would be taken for one with a broken clock.
   */
  timeScale?: number;
  /** Its clock is this much ahead of the time that the central system gave. */
  clockSkewMs?: number;
  meterSampleIntervalSeconds?: number;
  rebootSeconds?: number;
  /** How long it waits for an answer, in real milliseconds. */
  callTimeoutMs?: number;
  /** Initial values of writable or read-only configuration keys, e.g. `{ AuthorizeRemoteTxRequests: 'true' }`. */
  configuration?: Readonly<Record<string, string>>;
  /** What `stop()` of an earlier run returned. */
  memory?: ChargePointMemory;
  /** Same seed, same made-up values and jitter. */
  seed?: number;
}
