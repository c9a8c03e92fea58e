import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** The text for an authorization rule; a rule without a text is shown as it is. */
export const useRuleWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (rule: string) =>
    i18n.exists(`ui:rule.${rule}`) ? t(`rule.${rule as keyof (typeof en)['rule']}`) : rule;
};
