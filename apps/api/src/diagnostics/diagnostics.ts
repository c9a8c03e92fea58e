import type { LogEvent } from '@laadpoort/domain/diagnostics/follow-log-request';
import type { DiagnosticsDeps } from './deps.ts';
import { followLog } from './follow.ts';
import { diagnosticsHooks } from './hooks.ts';
import { diagnosticsHandlers } from './ocpp.ts';

const SWEEP_MS = 5_000;

/** Requests for diagnostics and logs, tracked until the file has arrived or the reason for its absence is known. */
export const openDiagnostics = (deps: DiagnosticsDeps) => {
  const { db, onFault } = deps;
  const running = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>) => {
    const guarded = work.catch(onFault).finally(() => running.delete(guarded));
    running.add(guarded);
  };
  const sweep = async () => {
    const open = await db.prisma.logRequest.findMany({ where: { finishedAt: null }, select: { id: true } });
    for (const { id } of open) await followLog(deps, id, { kind: 'sweep' });
  };
  const sweeper = setInterval(() => inBackground(sweep()), SWEEP_MS);

  return {
    hooks: diagnosticsHooks(deps),
    handlers: diagnosticsHandlers(deps),
    happened: (logRequestId: number, event: LogEvent) => inBackground(followLog(deps, logRequestId, event)),
    deps,
    async close() {
      clearInterval(sweeper);
      while (running.size > 0) await Promise.all(running);
    },
  };
};

export type Diagnostics = ReturnType<typeof openDiagnostics>;
