import type { Clock } from '../clock.ts';
import type { Caller } from '../wire/caller.ts';

/** Sends a SecurityEventNotification; most events are for the central system's record alone. */
export type SendSecurityEvent = (type: string, techInfo?: string) => Promise<void>;

interface SecurityEventParts {
  clock: Pick<Clock, 'timestamp'>;
  link: Pick<Caller, 'notify'>;
}

export const createSendSecurityEvent =
  ({ clock, link }: SecurityEventParts): SendSecurityEvent =>
  async (type, techInfo) => {
    await link.notify('SecurityEventNotification', {
      type,
      timestamp: clock.timestamp(),
      ...(techInfo === undefined ? {} : { techInfo }),
    });
  };
