import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';
import { useWords, useWordsOf } from '../words/use-words.ts';
import { joinFacts, joinSentences, textOf, type Words } from './event-detail.ts';

/** Groups of texts with a sentence for each code. */
type CodeGroup = keyof Pick<
  typeof en,
  'alert' | 'bootReason' | 'certificate' | 'firmware' | 'localList' | 'log' | 'ocppStatus' | 'reservation'
>;

/** The sentence for a code; a code without one is shown as it is. */
export const useCodeWords = () => {
  const words = useWordsOf('ui');
  return (group: CodeGroup, code: string, values?: { readonly card?: string; readonly report?: string }) =>
    words(group, code, values) ?? code;
};

/** A start of the charger, and what is new since the one before. */
export const useBootWords = (): Words => {
  const { t } = useTranslation('ui');
  const code = useCodeWords();
  return (detail) => {
    const reason = code('bootReason', textOf(detail, 'reason'));
    const [from, to] = [textOf(detail, 'previousFirmware'), textOf(detail, 'firmware')];
    const hardwareBefore = joinFacts(detail, 'previousVendor', 'previousModel', 'previousSerialNumber');
    return joinSentences(
      reason === '' ? t('event.boot') : t('event.bootAgain', { reason }),
      from !== '' && from !== to ? t('event.firmwareChanged', { from, to }) : '',
      hardwareBefore === '' ? '' : t('event.hardwareChanged', { before: hardwareBefore }),
      joinFacts(detail, 'vendor', 'model', 'firmware', 'serialNumber'),
    );
  };
};

/** A status and, if it comes with an error, what that means and what to do. */
export const useStatusWords = (): Words => {
  const { t } = useTranslation('ui');
  const words = useWordsOf('ui');
  const faultWords = useWords('ui', 'fault');
  return (detail) => {
    const name = textOf(detail, 'status');
    const status = words('ocppStatus', name) ?? t('reportsStatus', { status: name });
    const codes = joinFacts(detail, 'errorCode', 'vendorErrorCode', 'info').replace(/^NoError( · )?/, '');
    const fault = textOf(detail, 'fault');
    if (fault === '') return joinSentences(status, codes);
    return joinSentences(
      name === 'Faulted' ? t('event.fault') : joinSentences(status, t('event.warning')),
      faultWords(fault) ?? '',
      codes && `(${codes})`,
    );
  };
};

export const useSecurityWords = (): Words => {
  const { t } = useTranslation('ui');
  return (detail) => {
    const type = textOf(detail, 'type');
    if (type === 'WrongKey' || type === 'IdentityConflict')
      return joinSentences(t(`security.${type}`), joinFacts(detail, 'info'));
    const words = detail['criticality'] === 'critical' ? 'security.critical' : 'security.other';
    return joinSentences(t(words, { type }), joinFacts(detail, 'info'));
  };
};
