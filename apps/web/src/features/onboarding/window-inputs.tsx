import { ocppIdentitySchema } from '@laadpoort/contract/charge-points/charge-point';
import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Field } from '#ui/forms/use-schema-form.ts';

const MINUTES = [10, 30, 60] as const;

/** Empty: whichever charger shows the code. */
export const identityInputSchema = z.union([z.string().trim().length(0), ocppIdentitySchema]);

interface Props {
  field: Field;
  minutes: number;
  onMinutes: (minutes: number) => void;
}

/** What is known of an expected charger, and how long the window stays open. */
export const WindowInputs = ({ field, minutes, onMinutes }: Props) => {
  const { t } = useTranslation('onboarding');
  return (
    <>
      <TextInput
        label={t('identity')}
        description={t('identityHelp')}
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
