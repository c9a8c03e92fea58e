import type { FastifyInstance } from 'fastify';
import { createServer } from 'node:net';
import { StartError } from '../process/start-error.ts';

interface Address {
  readonly port: number;
  readonly host: string;
}

/** Checked first: nobody should wait for a database only to learn that the port is in use. */
export const findPortFree = ({ port, host }: Address): Promise<void> =>
  new Promise((free, taken) => {
    const server = createServer();
    server.once('error', (error) => taken(listenProblem(error, port)));
    server.listen({ port, host }, () => server.close(() => free()));
  });

export const listen = async (http: FastifyInstance, { port, host }: Address): Promise<void> => {
  await http.listen({ port, host }).catch((error: unknown) => {
    throw listenProblem(error, port);
  });
};

const listenProblem = (error: unknown, port: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is already in use. Stop the process that uses it, or choose another port: PORT=3001.`,
    );
  }
  if (code === 'EACCES') return new StartError(`This user is not allowed to listen on port ${port}.`);
  return error;
};
