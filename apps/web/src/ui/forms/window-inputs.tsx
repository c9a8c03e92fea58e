import { Checkbox, Group, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import type { Field } from './use-schema-form.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days, and from when until when on them. */
export const WindowInputs = ({ path, field }: { path: string; field: Field }) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <>
      <Checkbox.Group label={t('window.weekdays')} {...field(`${path}.weekdays`)}>
        <Group gap="sm" mt={4}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={String(day)} label={format.weekday(day)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={2}>
        <TextInput
          label={t('window.from')}
          placeholder="23:00"
          autoComplete="off"
          required
          {...field(`${path}.from`)}
        />
        <TextInput
          label={t('window.until')}
          placeholder="07:00"
          autoComplete="off"
          required
          {...field(`${path}.until`)}
        />
      </SimpleGrid>
    </>
  );
};
