/** One accepted connection. The same charge point that comes back is another one. */
export interface ConnectionInfo<T> {
  /** Whose socket it is; the identity unless `authenticate` said otherwise. */
  readonly key: string;
  readonly identity: string;
  readonly chargePoint: T;
  readonly epoch: bigint;
  readonly remoteAddress: string;
  readonly connectedAt: Date;
  /** Last frame or pong. */
  readonly lastSeenAt: Date;
}

/** Where a message came from and when: the first argument of every handler. */
export interface ConnectionContext<T> {
  identity: string;
  chargePoint: T;
  epoch: bigint;
  remoteAddress: string;
  messageId: string;
  receivedAt: Date;
  /** The payload as JSON.parse gave it. */
  payload: unknown;
}
