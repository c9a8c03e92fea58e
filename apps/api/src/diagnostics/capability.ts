import type { Capability } from '#chargers/capability.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { registerChargerUpload } from './charger-upload.ts';
import { followLog } from './follow.ts';
import { diagnosticsHooks } from './hooks.ts';
import { diagnosticsHandlers } from './ocpp.ts';
import { registerDiagnosticsRoutes } from './routes.ts';

const SWEEP_MS = 5_000;

/** Requests for diagnostics and logs, followed until the file is here or it is known why not. */
export const diagnostics: Capability = {
  name: 'diagnostics',
  open(kernel) {
    const { db, background } = kernel;
    background.every(SWEEP_MS, async () => {
      const open = await db.prisma.logRequest.findMany({ where: { finishedAt: null }, select: { id: true } });
      await doEach(open, ({ id }) => followLog(kernel, id, { kind: 'sweep' }), background.report);
    });
    return {
      routes(route, http) {
        registerDiagnosticsRoutes(route, kernel);
        registerChargerUpload(http, kernel);
      },
      hooks: [diagnosticsHooks(kernel)],
      handlers: diagnosticsHandlers(kernel),
    };
  },
};
