import { Button, Group, NumberInput } from '@mantine/core';
import { updateStation } from '@laadpoort/contract/stations/endpoints';
import type { Station } from '@laadpoort/contract/stations/station';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const limitSchema = z.object({
  gridLimitA: z.union([
    z.literal('').transform(() => null),
    z.number().int().min(6, { error: 'out-of-range' }).max(1000, { error: 'out-of-range' }),
  ]),
});

export const GridLimitForm = ({ station }: { station: Station }) => {
  const { t } = useTranslation(['stations', 'ui']);
  const update = useApiMutation(updateStation);
  const { field, onSubmit, busy, failure } = useSchemaForm<z.input<typeof limitSchema>>({
    schema: limitSchema,
    initialValues: { gridLimitA: station.gridLimitA ?? '' },
    submit: async (values) => {
      await update.mutateAsync({ params: { stationId: station.id }, body: limitSchema.parse(values) });
      toast(t('ui:saved'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      {failure !== null && <ErrorNote error={failure} />}
      <Group align="flex-end">
        <NumberInput
          label={t('smartgrid.field')}
          description={t('smartgrid.fieldHelp')}
          allowDecimal={false}
          suffix=" A"
          maw={420}
          {...field('gridLimitA')}
        />
        <Button type="submit" variant="default" loading={busy}>
          {t('ui:save')}
        </Button>
      </Group>
    </form>
  );
};
