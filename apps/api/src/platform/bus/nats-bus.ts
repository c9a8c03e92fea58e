import { connect, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Bus } from './bus.ts';
import { StartError } from '../process/start-error.ts';
import { HEARTBEAT_MS, presenceMessage, createPresence, createContact } from './nats-presence.ts';
import { liveMessage, takeOverMessage, parseJson } from './nats-messages.ts';
import type { Log } from '../process/log.ts';

const LIVE = 'laadpoort.live';

const PRESENCE = 'laadpoort.presence';

const TAKE_OVER = 'laadpoort.take-over';

const echoSubject = (process: string) => `laadpoort.echo.${process}`;

const commandSubject = (chargePointId: string) => `laadpoort.command.${chargePointId}`;

const HAND_OVER_TIMEOUT_MS = 1_000;

/** The client does not read user and password out of an address itself. */
const addressOf = (address: string) => {
  const url = URL.parse(address);
  if (url === null || url.username === '') return { servers: address };
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return { servers: `${url.protocol}//${url.host}`, user, pass };
};

/** @throws StartError if there is no NATS server at the address */
export const connectNatsBus = async (url: string, log: Pick<Log, 'warn'>): Promise<Bus> => {
  const options = { ...addressOf(url), name: 'laadpoort', maxReconnectAttempts: -1 };
  const nats = await connect(options).catch((error) => {
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
