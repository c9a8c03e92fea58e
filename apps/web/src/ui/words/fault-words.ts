import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** What a fault means and what to do about it; '' if there is no explanation. */
export const useFaultWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (meaning: string) =>
    i18n.exists(`ui:fault.${meaning}`) ? t(`fault.${meaning as keyof (typeof en)['fault']}`) : '';
};
