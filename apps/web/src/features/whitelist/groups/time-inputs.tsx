import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { WindowInputs } from '#ui/forms/window-inputs.tsx';
import { EVERY_DAY, type GroupValues } from './group-values.ts';

interface Props {
  readonly windows: GroupValues['windows'];
  readonly onChange: (windows: GroupValues['windows']) => void;
  readonly field: Field;
}

/** When a group holds; without any it always does. */
export const TimeInputs = ({ windows, onChange, field }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <Fieldset legend={t('groups.windows')}>
      <Stack gap="sm">
        {windows.length === 0 && <Text size="sm">{t('groups.always')}</Text>}
        {windows.map((_, index) => (
          // Times that are being typed have no name but their place.
          // eslint-disable-next-line react/no-array-index-key
          <Stack key={index} gap="xs">
            <WindowInputs path={`windows.${index}`} field={field} />
            <Group>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(windows.toSpliced(index, 1))}
              >
                {t('groups.removeWindow')}
              </Button>
            </Group>
          </Stack>
        ))}
        <Group>
          <Button variant="default" size="compact-sm" onClick={() => onChange([...windows, EVERY_DAY])}>
            {t('groups.addWindow')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
};
