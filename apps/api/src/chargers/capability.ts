import type { FastifyInstance } from 'fastify';
import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { JobHandlers } from '#platform/jobs/one-off.ts';
import type { Route } from '#platform/http/route.ts';
import type { Additions } from './batches.ts';
import type { CommandHooks } from './commands/command-hooks.ts';
import type { ChargePointEntry } from './directory/charge-point-entry.ts';
import type { Listeners } from './events.ts';
import type { Kernel } from './kernel.ts';
import type { Answers } from './questions.ts';

/** What a capability brings to the program. */
export interface Opened {
  /** Its endpoints; `http` for the few addresses that are no endpoint of the contract. */
  readonly routes?: (route: Route, http: FastifyInstance) => void;
  /** OCPP messages that it answers; each has one capability. */
  readonly handlers?: InboundHandlers<ChargePointEntry>;
  /** Around commands: awaited answers, in the order of the list. */
  readonly hooks?: readonly CommandHooks[];
  /** Events that it listens to. */
  readonly on?: Listeners;
  /** Questions of others that it answers. */
  readonly answers?: Answers;
  /** Kinds of one-off jobs that it does. */
  readonly jobs?: JobHandlers;
  /** What it stores with the batches of others. */
  readonly adds?: Additions;
  /** Ends what `kernel.background` does not end. */
  readonly dispose?: () => Promise<void>;
}

/** One subject of the product. Its folder is its own: capabilities meet over the kernel. */
export interface Capability {
  readonly name: string;
  readonly open: (kernel: Kernel) => Promise<Opened> | Opened;
}
