import { Button, Fieldset, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { UidHints } from '../uid-hints.tsx';
import type { GroupValues } from './group-values.ts';

interface Props {
  readonly cards: GroupValues['cards'];
  readonly onChange: (cards: GroupValues['cards']) => void;
  readonly field: Field;
}

/** The cards of a group by their numbers. */
export const CardInputs = ({ cards, onChange, field }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <Fieldset legend={t('groups.cards')}>
      <Stack gap="sm">
        {cards.map(({ uid }, index) => (
          // Cards that are being typed have no name but their place.
          // eslint-disable-next-line react/no-array-index-key
          <Stack key={index} gap="xs">
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput
                label={t('groups.uid', { number: index + 1 })}
                required
                autoComplete="off"
                {...field(`cards.${index}.uid`)}
              />
              <TextInput
                label={t('groups.description', { number: index + 1 })}
                required
                autoComplete="off"
                {...field(`cards.${index}.description`)}
              />
            </SimpleGrid>
            <UidHints uid={uid} confirm={field(`cards.${index}.unusualUid`, 'checkbox')} />
            <Group>
              <Button variant="subtle" size="compact-sm" onClick={() => onChange(cards.toSpliced(index, 1))}>
                {t('groups.removeCard', { number: index + 1 })}
              </Button>
            </Group>
          </Stack>
        ))}
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => onChange([...cards, { uid: '', description: '', unusualUid: false }])}
          >
            {t('groups.addCard')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
};
