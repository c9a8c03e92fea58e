import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { SentList } from '@laadpoort/domain/local-list/local-list';
import type { ListCall } from '@laadpoort/domain/local-list/next-list-call';
import { LIMIT_KEYS } from './store.ts';

/** A call as the command that is sent. */
export const commandFor = (call: ListCall): CommandRequest => {
  switch (call.kind) {
    case 'ask-version':
      return { action: 'GetLocalListVersion' };
    case 'ask-limits':
      return { action: 'GetConfiguration', key: Object.values(LIMIT_KEYS) };
    case 'send':
      return {
        action: 'SendLocalList',
        listVersion: call.list.version,
        updateType: call.list.updateType,
        localAuthorizationList: call.list.changes.map(({ idTag, card }) => ({
          idTag,
          ...(card === undefined ? {} : { idTagInfo: card }),
        })),
      };
  }
};

/** The list in a command, whoever sent it. */
export const sentBy = (request: Extract<CommandRequest, { action: 'SendLocalList' }>): SentList => ({
  version: request.listVersion,
  updateType: request.updateType,
  changes: (request.localAuthorizationList ?? []).map(({ idTag, idTagInfo }) => ({
    idTag,
    ...(idTagInfo === undefined ? {} : { card: listedCard(idTagInfo) }),
  })),
});

type IdTagInfo = NonNullable<
  NonNullable<
    Extract<CommandRequest, { action: 'SendLocalList' }>['localAuthorizationList']
  >[number]['idTagInfo']
>;

const listedCard = ({ status, expiryDate, parentIdTag }: IdTagInfo) => ({
  status,
  ...(expiryDate === undefined ? {} : { expiryDate }),
  ...(parentIdTag === undefined ? {} : { parentIdTag }),
});

/** Whether a request for configuration is ours, made to read the limits. */
export const asksForLimits = ({ key = [] }: { readonly key?: readonly string[] | undefined }): boolean =>
  key.length === 2 && Object.values(LIMIT_KEYS).every((name) => key.includes(name));
