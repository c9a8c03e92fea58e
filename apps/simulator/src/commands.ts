import type { OutboundAction, Request, Response } from '@laadpoort/ocpp/messages/actions';
import { authorize } from './authorization.ts';
import { connectorStatus, type Connector, type PresentedCard } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { reboot, softReset } from './power.ts';
import { reportStatus, sendMainStatus } from './status.ts';
import { presentCard } from './card.ts';
import { stopTransaction } from './transaction.ts';
import { trigger } from './trigger.ts';

type Handlers = { [A in OutboundAction]: (payload: Request<A>) => Response<A> | Promise<Response<A>> };

/** The commands of the Core profile, and TriggerMessage; any other is answered NotImplemented. */
export type CommandHandlers = Pick<Handlers, CoreCommand>;

type CoreCommand =
  | 'ChangeAvailability'
  | 'ChangeConfiguration'
  | 'ClearCache'
  | 'DataTransfer'
  | 'GetConfiguration'
  | 'RemoteStartTransaction'
  | 'RemoteStopTransaction'
  | 'Reset'
  | 'TriggerMessage'
  | 'UnlockConnector';

/** Time between an answer and what it announces, so that the answer is out first. */
const afterAnswerSeconds = 1;

export function commandHandlers(firmware: Firmware): CommandHandlers {
  const later = (action: () => void) => void firmware.clock.after(afterAnswerSeconds, action);
  return {
    ChangeAvailability: ({ connectorId, type }) => {
      const connectors =
        connectorId === 0 ? firmware.connectors : firmware.connectors.filter((c) => c.id === connectorId);
      if (connectors.length === 0) return { status: 'Rejected' };
      const scheduled = connectors.map((connector) => changeAvailability(connector, type === 'Inoperative'));
      later(() => void reportAvailability(firmware, connectorId, connectors));
      return { status: scheduled.includes(true) ? 'Scheduled' : 'Accepted' };
    },
    ChangeConfiguration: ({ key, value }) => ({ status: changeConfiguration(firmware, key, value, later) }),
    ClearCache: () => {
      if (!firmware.configuration.flag('AuthorizationCacheEnabled')) return { status: 'Rejected' };
      firmware.authorizationCache.clear();
      return { status: 'Accepted' };
    },
    DataTransfer: () => ({ status: 'UnknownVendorId' }),
    GetConfiguration: ({ key = [] }) => firmware.configuration.read(key),
    RemoteStartTransaction: ({ connectorId, idTag }) => {
      const connector = firmware.connectors.find(
        (candidate) => (connectorId === undefined || candidate.id === connectorId) && canStart(candidate),
      );
      if (connector === undefined || !firmware.link.registered) return { status: 'Rejected' };
      later(() => void remoteStart(firmware, connector, { idTag, parentIdTag: undefined }));
      return { status: 'Accepted' };
    },
    RemoteStopTransaction: ({ transactionId }) => {
      const connector = firmware.connectors.find(
        ({ use }) => use.kind === 'charging' && use.transaction.id === transactionId,
      );
      if (connector === undefined) return { status: 'Rejected' };
      later(() => stopTransaction(firmware, connector, 'Remote'));
      return { status: 'Accepted' };
    },
    Reset: ({ type }) => {
      later(() => void (type === 'Hard' ? reboot(firmware, 'HardReset') : softReset(firmware)));
      return { status: 'Accepted' };
    },
    TriggerMessage: (request) => trigger(firmware, request, later),
    UnlockConnector: ({ connectorId }) => {
      const connector = firmware.connectors[connectorId - 1];
      if (connector === undefined || connector.spec.fixedCable) return { status: 'NotSupported' };
      if (connector.lockJammed) return { status: 'UnlockFailed' };
      later(() => stopTransaction(firmware, connector, 'UnlockCommand'));
      return { status: 'Unlocked' };
    },
  };
}

function canStart(connector: Connector): boolean {
  return ['Available', 'Preparing', 'Finishing'].includes(connectorStatus(connector));
}

async function remoteStart(firmware: Firmware, connector: Connector, card: PresentedCard): Promise<void> {
  if (!firmware.configuration.flag('AuthorizeRemoteTxRequests')) {
    presentCard(firmware, connector, card);
    return;
  }
  const authorization = await authorize(firmware, card.idTag);
  if (authorization.ok) presentCard(firmware, connector, authorization.card);
}

/** Returns true when it has to wait for the end of a transaction. */
function changeAvailability(connector: Connector, inoperative: boolean): boolean {
  const charging = connector.use.kind === 'charging';
  connector.inoperativeAfterwards = inoperative && charging;
  if (!connector.inoperativeAfterwards) connector.inoperative = inoperative;
  return connector.inoperativeAfterwards;
}

async function reportAvailability(
  firmware: Firmware,
  connectorId: number,
  changed: readonly Connector[],
): Promise<void> {
  if (connectorId === 0) await sendMainStatus(firmware);
  for (const connector of changed) await reportStatus(firmware, connector);
}

function changeConfiguration(
  firmware: Firmware,
  key: string,
  value: string,
  later: (action: () => void) => void,
): Response<'ChangeConfiguration'>['status'] {
  if (key.toLowerCase() !== 'authorizationkey') return firmware.configuration.change(key, value);
  // 16 to 20 bytes in hex (security whitepaper A05); write-only, used from the next connection on.
  if (!/^([0-9a-f]{2}){16,20}$/i.test(value)) return 'Rejected';
  later(() => void firmware.link.setPassword(Buffer.from(value, 'hex')));
  return 'Accepted';
}
