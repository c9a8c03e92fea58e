import type { Capability } from '#chargers/capability.ts';
import { createMessageLogReader } from './message-log-reader.ts';
import { registerMessageLogRoutes } from './routes.ts';
import { registerSupportMessageRoutes } from './support-routes.ts';

/** The messages between us and the chargers, as they went over the wire. */
export const messageLog: Capability = {
  name: 'message-log',
  open(kernel) {
    const messages = createMessageLogReader(kernel.db, kernel.now);
    return {
      routes(route) {
        registerMessageLogRoutes(route, kernel, messages);
        registerSupportMessageRoutes(route, kernel, messages);
      },
    };
  },
};
