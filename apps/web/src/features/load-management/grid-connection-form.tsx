import { Button, Checkbox, Fieldset, Group, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { setGridConnection } from '@laadpoort/contract/load-management/endpoints';
import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { RemoveConnection } from './remove-connection.tsx';

const schema = setGridConnection.body;

/** A cleared number is an empty string until it is filled in. */
const filledIn = ({ connection, capacityA, chargePoints }: LoadManagement) => ({
  capacityA: capacityA ?? ('' as const),
  baseLoadA: connection?.baseLoadA ?? ('' as const),
  metered: connection?.metered ?? false,
  fallbacks: chargePoints.map(({ chargePointId, fallbackA }) => ({
    chargePointId,
    fallbackA: fallbackA ?? ('' as const),
  })),
});

export const GridConnectionForm = ({ load }: { load: LoadManagement }) => {
  const { t } = useTranslation(['loadManagement', 'ui']);
  const { stationId, connection, chargePoints } = load;
  const save = useApiMutation(setGridConnection);
  const { field, onSubmit, busy, failure } = useSchemaForm<ReturnType<typeof filledIn>>({
    schema,
    initialValues: filledIn(load),
    submit: async (values) => {
      const body: z.output<typeof schema> = schema.parse(values);
      await save.mutateAsync({ params: { stationId }, body });
      toast(t('form.saved'));
    },
  });
  const shared = field('fallbacks').error;
  const ampere = { allowDecimal: false, allowNegative: false, suffix: ' A' };
  if (chargePoints.length === 0) return <Text>{t('form.noChargers')}</Text>;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={t('form.capacity')}
            description={t('form.capacityHelp')}
            {...ampere}
            {...field('capacityA')}
          />
          <NumberInput
            label={t('form.base')}
            description={t('form.baseHelp')}
            {...ampere}
            {...field('baseLoadA')}
          />
        </SimpleGrid>
        <Checkbox
          label={t('form.metered')}
          description={t('form.meteredHelp')}
          {...field('metered', 'checkbox')}
        />
        <Fieldset legend={t('form.fallbacks')}>
          <Text size="sm" c="dimmed" mb="sm">
            {t('form.fallbacksHelp')}
          </Text>
          {shared && (
            <Text size="sm" c="var(--mantine-color-error)" mb="sm">
              {shared}
            </Text>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {chargePoints.map(({ chargePointId, serialNumber }, index) => (
              <NumberInput
                key={chargePointId}
                label={t('form.fallback', { charger: serialNumber })}
                {...ampere}
                {...field(`fallbacks.${index}.fallbackA`)}
              />
            ))}
          </SimpleGrid>
        </Fieldset>
        <Group>
          <Button type="submit" loading={busy}>
            {connection ? t('ui:save') : t('form.turnOn')}
          </Button>
          {connection && <RemoveConnection stationId={stationId} />}
        </Group>
      </Stack>
    </form>
  );
};
