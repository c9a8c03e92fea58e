import { Radio, Stack } from '@mantine/core';
import { updateMe } from '@laadpoort/contract/accounts/endpoints';
import { languageSchema, type Language } from '@laadpoort/contract/accounts/account';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMe } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';

const names: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** Saves the person's language; the layout around every page follows it. */
export const LanguageChoice = () => {
  const { t } = useTranslation('accounts');
  const { language } = useMe();
  const update = useApiMutation(updateMe);
  const choose = (value: string) => update.mutate({ body: { language: languageSchema.parse(value) } });
  return (
    <Section title={t('profile.language')} intro={t('profile.languageIntro')}>
      {update.error && <ErrorNote error={update.error} />}
      <Radio.Group
        value={(update.isPending && update.variables.body.language) || language}
        onChange={choose}
        aria-label={t('profile.language')}
      >
        <Stack gap="xs">
          {languageSchema.options.map((option) => (
            <Radio key={option} value={option} label={<span lang={option}>{names[option]}</span>} />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  );
};
