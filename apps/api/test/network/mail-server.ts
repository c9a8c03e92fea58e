import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and parts, decoded. */
  readonly source: string;
}

/** RFC 2045, 6.7: quoted-printable; of ASCII only, as the tests' mails are. */
const decoded = (source: string): string =>
  source
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

/** A mail server that keeps what it receives; addresses that begin with `nobody` do not exist. */
export const startMailServer = async () => {
  const received: ReceivedMail[] = [];
  const state = { busy: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = (code: number, text: string) =>
        done(Object.assign(new Error(text), { responseCode: code }));
      if (address.startsWith('nobody')) return refusal(550, 'No such user');
      if (state.busy-- > 0) return refusal(451, 'Try again later');
      done();
    },
    onData(stream, { envelope }, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ from, to, source: decoded(source) });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    /** So many recipients are put off from now on. */
    putOff(times: number) {
      state.busy = times;
    },
    /** Waits for a mail to an address. */
    async mailTo(address: string): Promise<ReceivedMail> {
      for (;;) {
        const found = received.find(({ to }) => to.includes(address));
        if (found) return found;
        await sleep(10);
      }
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
};
