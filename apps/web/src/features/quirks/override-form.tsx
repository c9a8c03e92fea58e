import { Button, Stack, Textarea } from '@mantine/core';
import { changeChargePointQuirks } from '@laadpoort/contract/quirks/endpoints';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { SettingsFields } from './settings-fields.tsx';
import type { GivenSettings } from './settings.ts';

interface Props {
  readonly chargePointId: string;
  readonly overrides: GivenSettings;
  readonly otherwise: Quirks;
  readonly onClose: () => void;
}

/** Changes how one charger is treated, with a reason. */
export const OverrideForm = ({ chargePointId, overrides, otherwise, onClose }: Props) => {
  const { t } = useTranslation('quirks');
  const change = useApiMutation(changeChargePointQuirks);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: changeChargePointQuirks.body,
    initialValues: { overrides, reason: '' },
    submit: async (body) => {
      await change.mutateAsync({ params: { chargePointId }, body });
      toast(t('behaviour.saved'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} size="xl" title={t('behaviour.changeTitle')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <SettingsFields
            value={form.values.overrides}
            otherwise={otherwise}
            onChange={(changed) => form.setFieldValue('overrides', changed)}
          />
          <Textarea
            label={t('behaviour.reason')}
            description={t('behaviour.reasonHelp')}
            required
            autosize
            {...field('reason')}
          />
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
