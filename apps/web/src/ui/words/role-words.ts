import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** A role in an account or of the operator's staff, as a word. */
export const useRoleWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (role: string) =>
    i18n.exists(`ui:role.${role}`) ? t(`role.${role as keyof (typeof en)['role']}`) : role;
};
