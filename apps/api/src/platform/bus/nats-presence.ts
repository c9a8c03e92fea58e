import { z } from 'zod';

export const HEARTBEAT_MS = 5_000;

/** A process that is silent for longer is gone, and its sockets with it. */
const GONE_AFTER_MS = 3 * HEARTBEAT_MS;

/** `all` replaces what was known of a process, `came` and `left` change it; a heartbeat has none of them. */
export const presenceMessage = z.object({
  from: z.string(),
  all: z.array(z.string()).optional(),
  came: z.string().optional(),
  left: z.string().optional(),
  whoIsThere: z.boolean().optional(),
});

type Presence = z.infer<typeof presenceMessage>;

/** Which charge points the other processes hold, by their announcements and how old these are. */
export const createPresence = () => {
  const processes = new Map<string, { heardAt: number; chargePoints: Set<string> }>();
  return {
    /** True if what the sender holds is no longer known. */
    heard({ from, all, came, left }: Presence, now: number): boolean {
      const before = processes.get(from);
      const known = before ?? { heardAt: now, chargePoints: new Set() };
      if (all) known.chargePoints = new Set(all);
      if (came) known.chargePoints.add(came);
      if (left) known.chargePoints.delete(left);
      processes.set(from, { ...known, heardAt: now });
      return !all && (before === undefined || now - before.heardAt > GONE_AFTER_MS);
    },
    has(chargePointId: string, now: number): boolean {
      for (const [id, { heardAt, chargePoints }] of processes) {
        if (now - heardAt > GONE_AFTER_MS) processes.delete(id);
        else if (chargePoints.has(chargePointId)) return true;
      }
      return false;
    },
  };
};

/** Our own heartbeats as they come back: an interruption that is not reported shows as a gap in them. */
export const createContact = () => {
  let since: number | undefined;
  let heardAt = -Infinity;
  return {
    heard(now: number): void {
      if (since === undefined || now - heardAt > 2 * HEARTBEAT_MS) since = now;
      heardAt = now;
    },
    lost(): void {
      since = undefined;
    },
    /** In this time every other process has been heard, or is gone. */
    isWhole: (now: number): boolean =>
      since !== undefined && now - heardAt <= 2 * HEARTBEAT_MS && heardAt - since >= GONE_AFTER_MS,
  };
};
