import { KNOWN_KEYS, knownKey } from '@laadpoort/domain/configuration/known-keys';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toLanguage } from '#lib/language.ts';

/** The purpose of a key, in the reader's language; null for vendor keys. */
export const useKeyWords = () => {
  const { t, i18n } = useTranslation('configuration');
  const language = toLanguage(i18n.language);
  const { data: words } = useQuery({
    queryKey: ['key-words', language],
    queryFn: async () =>
      (await (language === 'nl' ? import('./known-keys.nl.ts') : import('./known-keys.en.ts'))).keyWords,
    staleTime: Infinity,
  });
  return (key: string): string | null => {
    const known = knownKey(key);
    if (known === null) return null;
    const kind = KNOWN_KEYS[known];
    const unit = kind.kind === 'number' && kind.unit !== null ? t(`unit.${kind.unit}`) : null;
    return [words?.[known], unit].filter(Boolean).join(' ');
  };
};
