import { liveEventSchema } from '@laadpoort/contract/wire/live-events';
import { connect, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Bus } from './bus.ts';
import { StartError } from '../process/start-error.ts';

const LIVE = 'laadpoort.live';
const PRESENCE = 'laadpoort.presence';
const TAKE_OVER = 'laadpoort.take-over';
const echoSubject = (process: string) => `laadpoort.echo.${process}`;
const commandSubject = (chargePointId: string) => `laadpoort.command.${chargePointId}`;

const HAND_OVER_TIMEOUT_MS = 1_000;
const HEARTBEAT_MS = 5_000;
/** A process that is silent for longer is gone, and its sockets with it. */
const GONE_AFTER_MS = 3 * HEARTBEAT_MS;

const liveMessage = z.object({ from: z.string(), accountId: z.string(), event: liveEventSchema });

const takeOverMessage = z.object({
  from: z.string(),
  chargePointId: z.string(),
  epoch: z.string().regex(/^\d{1,19}$/),
});

/** `all` replaces what was known of a process, `came` and `left` change it; a heartbeat has none of them. */
const presenceMessage = z.object({
  from: z.string(),
  all: z.array(z.string()).optional(),
  came: z.string().optional(),
  left: z.string().optional(),
  whoIsThere: z.boolean().optional(),
});
type Presence = z.infer<typeof presenceMessage>;

type Logger = { warn(detail: object, message: string): void };

/** @throws StartError if there is no NATS server at the address */
export const connectNatsBus = async (url: string, log: Logger): Promise<Bus> => {
  const nats = await connect({ servers: url, name: 'laadpoort', maxReconnectAttempts: -1 }).catch((error) => {
    throw new StartError(`The NATS server at NATS_URL cannot be reached (${String(error)}).`);
  });
  const from = randomUUID();
  const served = new Set<string>();
  const elsewhere = createPresence();

  const say = (subject: string, message: object) =>
    nats.publish(subject, JSON.stringify({ from, ...message }));
  const hear = <M extends { from: string }>(
    subject: string,
    schema: z.ZodType<M>,
    use: (message: M) => void,
  ) =>
    listen(nats, subject, ({ data }) => {
      const parsed = schema.safeParse(parseJson(data));
      if (!parsed.success) log.warn({ subject }, 'unexpected message on the bus');
      else if (parsed.data.from !== from) use(parsed.data);
    });

  hear(PRESENCE, presenceMessage, (message) => {
    const isForgotten = elsewhere.heard(message, performance.now());
    if (message.whoIsThere) say(PRESENCE, { all: [...served] });
    // After an interruption a plain heartbeat does not say what it still holds.
    if (isForgotten) say(PRESENCE, { whoIsThere: true });
  });
  say(PRESENCE, { whoIsThere: true });
  const contact = createContact();
  listen(nats, echoSubject(from), () => contact.heard(performance.now()));
  const beat = setInterval(() => {
    say(PRESENCE, {});
    nats.publish(echoSubject(from));
  }, HEARTBEAT_MS);
  void followBreaks(nats, () => {
    contact.lost();
    say(PRESENCE, { whoIsThere: true });
  });

  return {
    isAlone: false,
    relayLive: (accountId, event) => say(LIVE, { accountId, event }),
    onLive(listener) {
      hear(LIVE, liveMessage, ({ accountId, event }) => listener(accountId, event));
    },
    serve(chargePointId, deliver) {
      const subscription = listen(nats, commandSubject(chargePointId), (message) => {
        deliver(new TextDecoder().decode(message.data));
        message.respond();
      });
      served.add(chargePointId);
      say(PRESENCE, { came: chargePointId });
      return () => {
        subscription.unsubscribe();
        served.delete(chargePointId);
        say(PRESENCE, { left: chargePointId });
      };
    },
    tookOver: (chargePointId, epoch) => say(TAKE_OVER, { chargePointId, epoch: String(epoch) }),
    onTakenOver(listener) {
      hear(TAKE_OVER, takeOverMessage, ({ chargePointId, epoch }) => listener(chargePointId, BigInt(epoch)));
    },
    async handOver(chargePointId, commandId) {
      try {
        await nats.request(commandSubject(chargePointId), commandId, { timeout: HAND_OVER_TIMEOUT_MS });
        return true;
      } catch {
        // No responder, or no NATS: either way nobody took it, and the row says so.
        return false;
      }
    },
    isServedElsewhere: (chargePointId) => elsewhere.has(chargePointId, performance.now()),
    knowsTheOthers: () => contact.isWhole(performance.now()),
    async close() {
      clearInterval(beat);
      await nats.drain();
    },
  };
};

/** Which charge points the other processes hold, by their announcements and how old these are. */
const createPresence = () => {
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
const createContact = () => {
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

/** Announcements made during an interruption never arrive. */
const followBreaks = async (nats: NatsConnection, onBack: () => void): Promise<void> => {
  for await (const { type } of nats.status()) if (type === 'reconnect') onBack();
};

const listen = (nats: NatsConnection, subject: string, use: (message: Msg) => void) =>
  nats.subscribe(subject, {
    callback(error, message) {
      if (!error) use(message);
    },
  });

const parseJson = (data: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return undefined;
  }
};
