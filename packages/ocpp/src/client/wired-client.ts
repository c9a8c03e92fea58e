import '../messages/ocpp16-validator.ts';
import { RPCClient } from 'ocpp-rpc';

/** What a charge point can do on its own wire beside sending calls and answers. */
export interface Line {
  /** Sends a frame as it is. */
  send(frame: string): void;
  /** Reads a frame as if it had come from the central system. */
  read(frame: string): void;
  /** Drops the socket. */
  hangUp(): void;
  pauseReading(milliseconds: number): void;
}

/** Stands between a charge point and its socket: chargers in the field do what no OCPP library would. */
export interface Wire {
  readonly answersPings: boolean;
  opened(line: Line): void;
  pinged(): void;
  /** The frames that leave in the place of this one. */
  sends(frame: string): readonly string[];
  /** Whether a frame that came is read. */
  receives(frame: string): boolean;
}

type ClientOptions = ConstructorParameters<typeof RPCClient>[0];

/** An ocpp-rpc client whose frames pass a wire in both directions. */
export class WiredClient extends RPCClient {
  readonly #wire: Wire;

  constructor(options: ClientOptions, wire: Wire) {
    super({ ...options, wsOpts: { ...options.wsOpts, autoPong: wire.answersPings } });
    this.#wire = wire;
    // ocpp-rpc reads every frame through this method, which its types keep private.
    const read = (Reflect.get(this, '_onMessage') as (frame: unknown) => void).bind(this);
    Reflect.set(this, '_onMessage', (frame: unknown) => {
      if (wire.receives(String(frame))) read(frame);
    });
    this.once('open', () => wire.opened(this.#line(read)));
  }

  override sendRaw(frame: string): void {
    for (const each of this.#wire.sends(frame)) super.sendRaw(each);
  }

  #line(read: (frame: string) => void): Line {
    const { _ws: socket } = this;
    socket?.on('ping', () => this.#wire.pinged());
    return {
      send: (frame) => super.sendRaw(frame),
      read,
      hangUp: () => socket?.terminate(),
      pauseReading(milliseconds) {
        socket?.pause();
        setTimeout(() => socket?.resume(), milliseconds).unref();
      },
    };
  }
}
