import { useTranslation } from 'react-i18next';
import type { en } from '../texts.en.ts';

type FieldCode = keyof (typeof en)['field'];

/** The text for a field's error code; codes without one are simply not valid. */
export const useFieldWords = () => {
  const { t, i18n } = useTranslation('ui');
  return (code: unknown) =>
    typeof code === 'string' && code !== ''
      ? t(`field.${(i18n.exists(`ui:field.${code}`) ? code : 'invalid') as FieldCode}`)
      : undefined;
};
