import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';

const MINUTES = [10, 30, 60] as const;

interface Props {
  field: Field;
  /** Help text below the identity. */
  identityHelp: string;
  identityRequired: boolean;
  minutes: number;
  onMinutes: (minutes: number) => void;
}

/** What is known of an expected charger, and how long the window stays open. */
export const WindowInputs = ({ field, identityHelp, identityRequired, minutes, onMinutes }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <>
      <TextInput
        label={t('identity')}
        description={identityHelp}
        required={identityRequired}
        autoComplete="off"
        data-autofocus
        {...field('identity')}
      />
      <NumberInput label={t('connectors')} min={1} max={8} allowDecimal={false} {...field('connectors')} />
      <NativeSelect
        label={t('minutes')}
        value={String(minutes)}
        onChange={({ currentTarget }) => onMinutes(Number(currentTarget.value))}
        data={MINUTES.map((each) => ({
          value: String(each),
          label: t('minutesOption', { minutes: each }),
        }))}
      />
    </>
  );
};
