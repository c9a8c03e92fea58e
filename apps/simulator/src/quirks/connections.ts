import { editing, type QuirkContext, type Payload, type Quirk } from './quirk.ts';

const bootAgain: Pick<Quirk, 'sends' | 'opened'> = {
  sends: editing({
    BootNotification(payload, { memory }) {
      memory.set('boot', payload);
      return payload;
    },
  }),
  opened({ memory, call }) {
    const boot = memory.get('boot') as Payload | undefined;
    if (boot !== undefined) call('BootNotification', boot);
  },
};

const idleMs = 400;
const heard = ({ memory }: QuirkContext): void => void memory.set('heardAt', performance.now());

/** Chargers that connect, boot and listen in their own way. */
export const connectionQuirks = {
  'wallbox-never-boots': {
    row: 6,
    sends(call, context) {
      if (call.action !== 'BootNotification') return [call];
      const currentTime = new Date().toISOString();
      context.answerFirmware(call, { status: 'Accepted', currentTime, interval: 300 });
      return [];
    },
  },
  'boots-at-every-connection': { row: 6, ...bootAgain },
  'en-plus-hangs-up-on-availability': {
    row: 30,
    answersPings: false,
    replies({ action }, { hangUp }) {
      if (action !== 'ChangeAvailability') return undefined;
      setTimeout(hangUp, 300);
      return 'silence';
    },
  },
  'grizzl-no-subprotocol': { row: 32, subprotocols: [] },
  'free2move-hangs-up-on-fast-answers': {
    row: 35,
    answered({ action }, { afterMs }, { hangUp }) {
      if (action !== 'StartTransaction' || afterMs >= 1_000) return true;
      hangUp();
      return false;
    },
  },
  'starcharge-reconnects-when-asked-to-boot': {
    row: 40,
    replies({ action, payload }, { hangUp }) {
      if (action === 'TriggerMessage' && payload['requestedMessage'] === 'BootNotification')
        setTimeout(hangUp, 50);
      return undefined;
    },
  },
  'timxon-hangs-up-when-idle': {
    row: 41,
    opened(context) {
      heard(context);
      const watch = setInterval(() => {
        if (performance.now() - Number(context.memory.get('heardAt')) < idleMs) return;
        clearInterval(watch);
        context.hangUp();
      }, 50).unref();
    },
    pinged: heard,
    sends(call, context) {
      heard(context);
      return [call];
    },
    answered: (_call, _answer, context) => heard(context),
    replies(_, context) {
      heard(context);
      return undefined;
    },
  },
  'metron-boots-for-ever-after-an-error': {
    row: 46,
    ...bootAgain,
    opened() {},
    answered({ action }, { payload }, { memory, call }) {
      if (action !== 'StopTransaction' || payload !== null) return;
      setInterval(() => call('BootNotification', memory.get('boot') as Payload), 50).unref();
    },
  },
  'silent-to-calls': { row: 58, answersPings: false, replies: () => 'silence' },
  'hangs-up-on-ping': { row: 59, answersPings: false, pinged: ({ hangUp }) => hangUp() },
  'no-pong': { row: 58, answersPings: false },
  'slow-reader': {
    row: null,
    sends(call, { pauseReading }) {
      pauseReading(150);
      return [call];
    },
  },
  'beny-leading-comma': { row: 29, text: (frame) => frame.replace('{"', '{,"') },
  'extra-members': {
    row: 68,
    sends: (call) => [{ ...call, payload: { ...call.payload, connectorId: 1, vendorNote: { depth: [1] } } }],
  },
  'legrand-unknown-error-code': {
    row: 48,
    sends: editing({ StatusNotification: (payload) => ({ ...payload, errorCode: 'Error' }) }),
  },
} satisfies Record<string, Quirk>;
