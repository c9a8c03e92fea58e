import type pg from 'pg';

const RECONNECT_MS = 1_000;

interface NotificationsOptions {
  readonly channels: readonly string[];
  /** If it rejects, the connection is replaced, and `onReconnected` makes up for what was missed. */
  readonly onNotification: (channel: string, payload: string) => Promise<void>;
  /** The notifications of the time without a connection are gone. */
  readonly onReconnected: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** LISTEN on a connection of its own, which is replaced when it is lost. */
export const followNotifications = async (
  pool: Pick<pg.Pool, 'connect'>,
  { channels, onNotification, onReconnected, onFault }: NotificationsOptions,
): Promise<{ close(): Promise<void> }> => {
  let client: pg.PoolClient | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const release = (listening: pg.PoolClient | undefined) => {
    // A connection that breaks reports it more than once, also after we have released it.
    if (client !== listening) return;
    client = undefined;
    listening?.release(true);
  };
  const tryLater = () => {
    retry ??= setTimeout(listenAgain, RECONNECT_MS).unref();
  };

  const listen = async () => {
    const listening = await pool.connect();
    // Closed meanwhile: the pool would wait for it for ever.
    if (closed) return listening.release(true);
    client = listening;
    const replace = () => {
      if (client !== listening) return;
      release(listening);
      tryLater();
    };
    listening.on('notification', ({ channel, payload = '' }) => {
      onNotification(channel, payload).catch((error: unknown) => {
        onFault(error);
        replace();
      });
    });
    listening.on('error', replace);
    await listening
      .query(channels.map((channel) => `LISTEN ${channel}`).join('; '))
      .catch((error: unknown) => {
        release(listening);
        throw error;
      });
  };

  const listenAgain = () => {
    retry = undefined;
    if (closed) return;
    listen()
      .then(() => (closed ? undefined : onReconnected()))
      .catch((error: unknown) => {
        onFault(error);
        tryLater();
      });
  };

  await listen();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      release(client);
    },
  };
};
