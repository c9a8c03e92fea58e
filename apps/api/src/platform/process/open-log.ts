import { pino, stdSerializers, type DestinationStream, type Logger, type SerializedError } from 'pino';

/**
 * The process log: JSON lines from `level` up. Of an error it keeps what says where and what. What libraries hang on it
 * stays out: the driver of PostgreSQL adds its whole connection, and the values of the row that was refused.
 */
export const openLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      redact: ['req.headers', 'authorization', 'cookie', 'password'],
      serializers: {
        err: stdSerializers.wrapErrorSerializer(({ type, message, stack, code, aggregateErrors }) => ({
          type,
          message,
          stack,
          ...(code === undefined ? {} : { code }),
          ...(aggregateErrors === undefined
            ? {}
            : {
                aggregateErrors: aggregateErrors.map((each: SerializedError) => ({
                  message: each.message,
                  stack: each.stack,
                })),
              }),
        })),
      },
    },
    destination ?? pino.destination(1),
  );
