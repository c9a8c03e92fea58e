import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { chargerModelBodySchema, putChargerModel } from '@laadpoort/contract/settlement/charger-models';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

export interface ModelNames {
  readonly vendor: string;
  readonly model: string;
}

interface Props {
  readonly names: ModelNames;
  readonly onClose: () => void;
}

/** What a model delivers. */
export const ModelForm = ({ names, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const put = useApiMutation(putChargerModel);
  const { field, onSubmit, busy, failure } = useSchemaForm<z.input<typeof chargerModelBodySchema>>({
    schema: chargerModelBodySchema,
    initialValues: { ...names, current: 'ac', maxKw: '' },
    submit: async (body) => {
      const { outcome } = await put.mutateAsync({ body });
      toast(t(`models.saved.${outcome}`));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('models.add')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput
            label={t('models.vendor')}
            description={t('models.vendorHelp')}
            required
            {...field('vendor')}
          />
          <TextInput label={t('models.model')} required {...field('model')} />
          <NativeSelect
            label={t('models.current')}
            data={[
              { value: 'ac', label: 'AC' },
              { value: 'dc', label: 'DC' },
            ]}
            {...field('current')}
          />
          <TextInput
            label={t('models.maxKw')}
            description={t('models.maxKwHelp')}
            inputMode="decimal"
            required
            {...field('maxKw')}
          />
          <Button type="submit" loading={busy}>
            {t('models.save')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
