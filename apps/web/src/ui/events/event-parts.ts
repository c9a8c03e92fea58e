import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point-event';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { en } from '../texts.en.ts';
import { useWords, useWordsOf } from '../words/use-words.ts';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

export type Words = (detail: Detail) => string;

/** The timeline of a session also has commands. */
export type Kind = z.output<typeof chargePointEventSchema>['kind'] | 'command';

/** Groups of texts with a sentence for each code. */
type CodeGroup = keyof Pick<
  typeof en,
  'alert' | 'bootReason' | 'certificate' | 'firmware' | 'localList' | 'log' | 'ocppStatus' | 'reservation'
>;

export const text = (detail: Detail, name: string): string => String(detail[name] ?? '');

export const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

export const facts = (detail: Detail, ...names: readonly string[]): string =>
  names
    .map((name) => text(detail, name))
    .filter(Boolean)
    .join(' · ');

/** The sentence for a code; a code without one is shown as it is. */
export const useCodeWords = () => {
  const words = useWordsOf('ui');
  return (group: CodeGroup, code: string, values?: { readonly card?: string; readonly report?: string }) =>
    words(group, code, values) ?? code;
};

export const useBootWords = (): Words => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  return (detail) => {
    const reason = code('bootReason', text(detail, 'reason'));
    const [from, to] = [text(detail, 'previousFirmware'), text(detail, 'firmware')];
    const hardwareBefore = facts(detail, 'previousVendor', 'previousModel', 'previousSerialNumber');
    return sentences(
      reason === '' ? t('event.boot') : t('event.bootAgain', { reason }),
      from !== '' && from !== to ? t('event.firmwareChanged', { from, to }) : '',
      hardwareBefore === '' ? '' : t('event.hardwareChanged', { before: hardwareBefore }),
      facts(detail, 'vendor', 'model', 'firmware', 'serialNumber'),
    );
  };
};

/** A command by the name of its operation, and how far it got. */
export const useCommandWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('commands');
  return (detail) => {
    const [action, type, state] = ['action', 'type', 'state'].map((name) => text(detail, name));
    return t('event.command', {
      action: words('action', type ? `${action}-${type}` : `${action}`) ?? action,
      state: words('state', `${state}`) ?? state,
    });
  };
};

/** A status and, if it comes with an error, what that means and what to do. */
export const useStatusWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('ui');
  const faultWords = useWords('ui', 'fault');
  return (detail) => {
    const name = text(detail, 'status');
    const status = words('ocppStatus', name) ?? t('reportsStatus', { status: name });
    const codes = facts(detail, 'errorCode', 'vendorErrorCode', 'info').replace(/^NoError( · )?/, '');
    const fault = text(detail, 'fault');
    if (fault === '') return sentences(status, codes);
    return sentences(
      name === 'Faulted' ? t('event.fault') : sentences(status, t('event.warning')),
      faultWords(fault) ?? '',
      codes && `(${codes})`,
    );
  };
};

export const useSecurityWords = (): Words => {
  const { t } = useTranslation('ui');
  return (detail) => {
    const type = text(detail, 'type');
    if (type === 'WrongKey' || type === 'IdentityConflict')
      return sentences(t(`security.${type}`), facts(detail, 'info'));
    const words = detail['criticality'] === 'critical' ? 'security.critical' : 'security.other';
    return sentences(t(words, { type }), facts(detail, 'info'));
  };
};
