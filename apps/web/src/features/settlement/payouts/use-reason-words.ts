import { useTranslation } from 'react-i18next';
import { useWords } from '#ui/words/use-words.ts';

interface Reason {
  readonly reasonCode: string | null;
  readonly reasonText: string | null;
}

/** Why a bank did not pay, in words where its code is one of those that are common. */
export const useReasonWords = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const words = useWords('settlement', 'payouts.reasons');
  return ({ reasonCode, reasonText }: Reason): string => {
    const known = reasonCode === null ? null : words(reasonCode);
    const code = reasonCode === null ? [] : [known === null ? reasonCode : `${known} (${reasonCode})`];
    return [...code, ...(reasonText === null ? [] : [reasonText])].join(': ') || t('noReason');
  };
};
