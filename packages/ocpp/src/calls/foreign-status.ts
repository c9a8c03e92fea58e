import type { OutboundAction } from '../messages/actions.ts';

/**
 * What a status that OCPP 1.6 does not know for a call plainly means in its own words: those of OCPP 1.5 and 2.0.1, and
 * those of other calls (docs/protocol/commands.md).
 */
const MEANINGS: Partial<Record<OutboundAction, Readonly<Record<string, string>>>> = {
  Reset: { scheduled: 'Accepted', notsupported: 'Rejected', notimplemented: 'Rejected' },
  UnlockConnector: {
    accepted: 'Unlocked',
    rejected: 'UnlockFailed',
    failed: 'UnlockFailed',
    ongoingauthorizedtransaction: 'UnlockFailed',
    unknownconnector: 'NotSupported',
    notimplemented: 'NotSupported',
  },
  ChangeConfiguration: {
    notimplemented: 'NotSupported',
    unknownkey: 'NotSupported',
    unknownvariable: 'NotSupported',
    rebootneeded: 'RebootRequired',
  },
  TriggerMessage: { notsupported: 'NotImplemented' },
  ExtendedTriggerMessage: { notsupported: 'NotImplemented' },
  DataTransfer: { unknownvendor: 'UnknownVendorId', unknownmessage: 'UnknownMessageId' },
  SendLocalList: { rejected: 'Failed', hasherror: 'Failed', notimplemented: 'NotSupported' },
  SetChargingProfile: { notimplemented: 'NotSupported' },
  ClearChargingProfile: { notfound: 'Unknown' },
};

/** A word without case, spaces and hyphens: `unlock_failed` is `UnlockFailed`. Digits tell words apart: SHA256, SHA384. */
export const plainWord = (word: string): string => word.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/** The word of OCPP 1.6 for what a charge point says in other words; undefined if its meaning is not plain. */
export const meaningOf = (action: OutboundAction, status: string): string | undefined => {
  const meanings = MEANINGS[action];
  const word = plainWord(status);
  return meanings && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
};
