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
  pool: pg.Pool,
  { channels, onNotification, onReconnected, onFault }: NotificationsOptions,
): Promise<{ close(): Promise<void> }> => {
  let client: pg.PoolClient | undefined;
  let closed = false;

  const listen = async () => {
    const listening = await pool.connect();
    client = listening;
    const replace = () => {
      // A connection that breaks reports it more than once, also after we have released it.
      if (client !== listening) return;
      client = undefined;
      listening.release(true);
      setTimeout(listenAgain, RECONNECT_MS).unref();
    };
    listening.on('notification', ({ channel, payload = '' }) => {
      onNotification(channel, payload).catch((error: unknown) => {
        onFault(error);
        replace();
      });
    });
    listening.on('error', replace);
    await listening.query(channels.map((channel) => `LISTEN ${channel}`).join('; '));
  };

  const listenAgain = () => {
    if (closed) return;
    listen()
      .then(onReconnected)
      .catch((error: unknown) => {
        onFault(error);
        setTimeout(listenAgain, RECONNECT_MS).unref();
      });
  };

  await listen();
  return {
    async close() {
      closed = true;
      const listening = client;
      client = undefined;
      listening?.release(true);
    },
  };
};
