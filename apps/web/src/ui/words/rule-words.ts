import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** The authorise decision's rule in words; a rule without words is shown as it is. */
export const useRuleWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (rule: string) =>
    i18n.exists(`ui:rule.${rule}`) ? t(`rule.${rule as keyof (typeof en)['rule']}`) : rule;
};
