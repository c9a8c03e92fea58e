import { useTranslation } from 'react-i18next';
import { toLines } from './measurand-lines.ts';
import { settingInputs, type SettingName, type ValueWord } from './settings.ts';

/** A setting's value as text. */
export const useSettingWords = () => {
  const { t } = useTranslation('quirks');
  return (name: SettingName, value: unknown): string => {
    if (value === null || value === undefined) return t('unlimited');
    const { kind } = settingInputs[name];
    if (kind === 'yes-no') return value === true ? t('yes') : t('no');
    if (kind === 'choice') return t(`values.${value as ValueWord}`);
    if (typeof value === 'number') return String(value);
    if (kind === 'numbers') return (value as readonly number[]).join(', ') || t('anyValue');
    return toLines(value as Record<string, string>).replaceAll('\n', ', ') || t('nothing');
  };
};
