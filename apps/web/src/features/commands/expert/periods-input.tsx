import { Button, Fieldset, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PeriodInput } from './expert-request.ts';

interface Props {
  label: string;
  id: string;
  description: string;
  error: string | undefined;
  path: string;
  value: readonly PeriodInput[];
  errors: Readonly<Record<string, string>>;
  onChange: (value: readonly PeriodInput[]) => void;
}

/** The steps of a charging schedule, one per line. */
export const PeriodsInput = ({ id, label, description, error, path, value, errors, onChange }: Props) => {
  const { t } = useTranslation('commands');
  const change = (index: number, changed: Partial<PeriodInput>) =>
    onChange(value.map((period, at) => (at === index ? { ...period, ...changed } : period)));
  const inputOf = (index: number, member: keyof PeriodInput) => ({
    id: `${id}.${index}.${member}`,
    value: value[index]?.[member] ?? '',
    error: errors[`${path}.${index}.${member}`],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change(index, { [member]: currentTarget.value }),
  });
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        <Input.Description>{description}</Input.Description>
        {error && <Input.Error>{error}</Input.Error>}
        {value.map((_, index) => (
          <Group key={index} align="flex-start" gap="xs">
            <TextInput
              w={130}
              inputMode="numeric"
              label={t('expert.period.start', { number: index + 1 })}
              {...inputOf(index, 'startPeriod')}
            />
            <TextInput
              w={110}
              inputMode="decimal"
              label={t('expert.period.limit')}
              {...inputOf(index, 'limit')}
            />
            <NativeSelect
              w={110}
              label={t('expert.period.phases')}
              data={['', '1', '2', '3']}
              {...inputOf(index, 'numberPhases')}
            />
            <Button
              mt={24}
              variant="subtle"
              disabled={value.length === 1}
              aria-label={t('expert.period.removeNumber', { number: index + 1 })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              {t('expert.period.remove')}
            </Button>
          </Group>
        ))}
        <Button
          variant="default"
          w="fit-content"
          onClick={() => onChange([...value, { startPeriod: '', limit: '', numberPhases: '' }])}
        >
          {t('expert.period.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
};
