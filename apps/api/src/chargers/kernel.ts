import type { aboutSchema } from '@laadpoort/contract/accounts/account';
import type { SettlementTerms } from '@laadpoort/domain/settlement/operator';
import type { Database } from '#platform/database/database.ts';
import type { IsBreached } from '#platform/passwords/breached-passwords.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { ExportWorkers } from '#platform/downloads/export-workers.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { Background } from '#platform/jobs/background.ts';
import type { Send } from '#platform/outbox/deliver.ts';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import type { AddedTo } from './batches.ts';
import type { SendCommand } from './commands.ts';
import type { ChargePointDirectory } from './directory/charge-point-directory.ts';
import type { Publish } from './events.ts';
import type { OpenDevice } from './directory/ownership.ts';
import type { Ask } from './questions.ts';
import type { Agreement } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import type { z } from 'zod';
import type { AlertFacts } from './alerts/raise-alert.ts';

/** How this installation is set up. */
export interface Settings {
  readonly version: string;
  /** Address people use, without a slash at the end. */
  readonly publicUrl: string;
  /** People of the demo one may sign in as; empty outside the demo. */
  readonly demoSignIns: Readonly<z.output<typeof aboutSchema>['demoSignIns']>;
  /** Keys the hashes of the charge points' keys. */
  readonly pepper: Buffer;
  /** Signs sign-ins, and encrypts the secrets of second factors. */
  readonly authSecret: string;
  /** Base URL that an installer types into a charger: `wss://host/ocpp`. */
  readonly ocppUrl: string;
  /** The same for chargers over TLS; undefined when only a proxy, or nobody, ends TLS. */
  readonly ocppTlsUrl: string | undefined;
  /** Plain connections are refused unless a charge point has an exception. */
  readonly requiresTls: boolean;
  /** Signs the certificates of charge points. */
  readonly authority: CertificateAuthority;
  /** Roots of the product's own server certificates, PEM; none when it has others. */
  readonly ownRoots: readonly string[];
  readonly messageLogDays: number;
  /** What the message log keeps of one charger and day. */
  readonly messageLogBytesPerDay: number;
  /** Whether anybody may make an account; otherwise one is invited. */
  readonly openSignUp: boolean;
  /** What a session may cost to be paid without a look of the operator. */
  readonly payableLimits: PayableLimits;
  /** How far a session's power may be from its registers before a person is asked. */
  readonly powerAgreement: Agreement;
  /** Whether a new password is known to have been stolen elsewhere; absent: nobody is asked. */
  readonly isBreached?: IsBreached | undefined;
  readonly settlement: SettlementTerms;
  /** Whom drivers call; null: the price page names nobody. */
  readonly driverPhone: string | null;
  readonly mail: {
    /** Absent without a mail server: mails wait. */
    readonly send: Send | undefined;
    /** In the demo on one's own machine without a mail server, anybody may read what would have been sent. */
    readonly isShownToAll: boolean;
  };
  readonly files: {
    readonly store: FileStore;
    readonly limits: FileLimits;
    /** Address chargers fetch files from and bring them to, without a slash at the end. */
    readonly url: string;
  };
}

/** What every capability stands on. */
export interface Kernel {
  readonly db: Database;
  /** Tells open browsers. */
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly settings: Settings;
  /** All charge points, in memory. */
  readonly directory: ChargePointDirectory;
  /** Whether any process has its socket. */
  readonly isConnected: (chargePointId: string) => boolean;
  /** Whether this process has. */
  readonly isConnectedHere: (chargePointId: string) => boolean;
  /** Closes its socket, if this process has one. */
  readonly disconnect: (chargePointId: string, reason: string) => void;
  /** Rejects until all capabilities are open. */
  readonly sendCommand: SendCommand;
  /** Tells the other capabilities, after the commit of what it tells. */
  readonly publish: Publish;
  /** Asks the capability that knows. */
  readonly ask: Ask;
  /** What other capabilities add to a batch. */
  readonly addedTo: AddedTo;
  /** Of what is not stored, or is found again by a sweep: others are stored with what they are about (`alertsOf`). */
  readonly raiseAlert: (alert: AlertFacts) => Promise<void>;
  readonly openDevice: OpenDevice;
  /** Makes a file in a thread of its own. */
  readonly makeFile: ExportWorkers['make'];
  /** The capability's own: ended with it. */
  readonly background: Background;
  /** Counts the messages that shared a commit. */
  readonly countBatch: (kind: string, size: number) => void;
}
