import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that an outgoing connection is given, one of which may take a port between this and its use. */
const [LOWEST, HIGHEST] = [10_000, 32_000];

/** A port of this machine that nobody uses, for what cannot choose one itself when it starts. */
export const freePort = async (): Promise<number> => {
  const port = randomInt(LOWEST, HIGHEST);
  const probe = createServer();
  const isFree = await once(probe.listen(port, '127.0.0.1'), 'listening').then(
    () => true,
    () => false,
  );
  if (!isFree) return freePort();
  probe.close();
  await once(probe, 'close');
  return port;
};
