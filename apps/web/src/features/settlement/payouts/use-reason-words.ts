import { bankReasons } from '@laadpoort/contract/settlement/bank-reasons';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';

interface Reason {
  readonly reasonCode: string | null;
  readonly reasonText: string | null;
}

/** Why a bank did not pay, in words where its code is one of those that are common. */
export const useReasonWords = () => {
  const { t, i18n } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const language = toLanguage(i18n.language);
  return ({ reasonCode, reasonText }: Reason): string => {
    const known = reasonCode === null ? undefined : bankReasons.get(reasonCode)?.[language];
    const code = reasonCode === null ? [] : [known === undefined ? reasonCode : `${known} (${reasonCode})`];
    return [...code, ...(reasonText === null ? [] : [reasonText])].join(': ') || t('noReason');
  };
};
