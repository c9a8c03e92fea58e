import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

/** The name of a role in an account or on the operator's staff. */
export const useRoleWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (role: string) =>
    i18n.exists(`ui:role.${role}`) ? t(`role.${role as keyof (typeof en)['role']}`) : role;
};
