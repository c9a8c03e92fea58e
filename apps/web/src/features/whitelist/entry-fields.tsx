import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly field: Field;
  /** The dialog begins here. */
  readonly takesFocus: boolean;
}

/** What can be said of a card, known or new: whose it is, and with which it is in a group. */
export const EntryFields = ({ field, takesFocus }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <>
      <TextInput
        label={t('description')}
        description={t('descriptionHelp')}
        required
        autoComplete="off"
        {...(takesFocus ? { 'data-autofocus': true } : {})}
        {...field('description')}
      />
      <TextInput
        label={t('group')}
        description={t('groupHelp')}
        autoComplete="off"
        maxLength={20}
        {...field('group')}
      />
    </>
  );
};
