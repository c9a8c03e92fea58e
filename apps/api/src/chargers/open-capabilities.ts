import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { JobHandlers } from '#platform/jobs/one-off.ts';
import { createBatches } from './batches.ts';
import type { Capability, Opened } from './capability.ts';
import type { CommandHooks } from './commands/command-hooks.ts';
import type { ChargePointEntry } from './directory/charge-point-entry.ts';
import { createEvents } from './events.ts';
import type { Kernel } from './kernel.ts';
import { createQuestions } from './questions.ts';

/** Where capabilities meet: what each brings is added to it. */
interface MeetingPoints {
  readonly handlers: InboundHandlers<ChargePointEntry>;
  readonly hooks: CommandHooks[];
  readonly events: ReturnType<typeof createEvents>;
  readonly questions: ReturnType<typeof createQuestions>;
  readonly batches: ReturnType<typeof createBatches>;
  readonly jobs: Record<string, JobHandlers[string]>;
  /** What the end of the program ends, in reverse. */
  readonly resources: AsyncDisposableStack;
}

export const createMeetingPoints = (
  onFault: Parameters<typeof createEvents>[0],
  resources: AsyncDisposableStack,
): MeetingPoints => ({
  handlers: {},
  hooks: [],
  events: createEvents(onFault),
  questions: createQuestions(),
  batches: createBatches(),
  jobs: {},
  resources,
});

/** Opens them in the order of the list: so are their listeners called and their hooks asked. */
export const openCapabilities = async (
  capabilities: readonly Capability[],
  kernelOf: (owner: string) => Kernel,
  { handlers, hooks, events, questions, batches, jobs, resources }: MeetingPoints,
): Promise<readonly Opened[]> => {
  const opened: Opened[] = [];
  for (const { name, open } of capabilities) {
    const own = await open(kernelOf(name));
    const { dispose } = own;
    if (dispose) resources.defer(dispose);
    addHandlers(handlers, name, own.handlers ?? {});
    hooks.push(...(own.hooks ?? []));
    events.listen(name, own.on ?? {});
    questions.answer(name, own.answers ?? {});
    batches.add(own.adds ?? {});
    Object.assign(jobs, own.jobs);
    opened.push(own);
  }
  questions.complete();
  return opened;
};

const addHandlers = (
  handlers: InboundHandlers<ChargePointEntry>,
  owner: string,
  given: InboundHandlers<ChargePointEntry>,
): void => {
  for (const action of Object.keys(given))
    if (action in handlers)
      throw new Error(`${owner} answers ${action}, which another capability does already`);
  Object.assign(handlers, given);
};
