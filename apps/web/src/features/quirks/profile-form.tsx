import { Button, Fieldset, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { addQuirkProfile, changeQuirkProfile } from '@laadpoort/contract/quirks/endpoints';
import { quirkProfileBodySchema, type QuirkProfileAnswer } from '@laadpoort/contract/quirks/quirk-profile';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { SettingsFields } from './settings-fields.tsx';
import type { GivenSettings } from './settings.ts';

/** An empty pattern means none. */
const typedProfileSchema = z.preprocess((typed) => {
  const entries = Object.entries(typed as Record<string, unknown>);
  const patterns = new Set(['vendor', 'model', 'firmwareFrom', 'firmwareUntil']);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, patterns.has(name) && String(value).trim() === '' ? null : value]),
  );
}, quirkProfileBodySchema);

const initialValues = (profile: QuirkProfileAnswer | null) => ({
  name: profile?.name ?? '',
  vendor: profile?.vendor ?? '',
  model: profile?.model ?? '',
  firmwareFrom: profile?.firmwareFrom ?? '',
  firmwareUntil: profile?.firmwareUntil ?? '',
  description: profile?.description ?? '',
  source: profile?.source ?? '',
  settings: (profile?.settings ?? {}) as GivenSettings,
});

interface Props {
  readonly profile: QuirkProfileAnswer | null;
  readonly onClose: () => void;
}

/** Adds a profile, or changes an existing one. */
export const ProfileForm = ({ profile, onClose }: Props) => {
  const { t } = useTranslation('quirks');
  const add = useApiMutation(addQuirkProfile);
  const change = useApiMutation(changeQuirkProfile);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: typedProfileSchema,
    initialValues: initialValues(profile),
    submit: async (values) => {
      const body = typedProfileSchema.parse(values);
      await (profile
        ? change.mutateAsync({ params: { profileId: profile.id }, body })
        : add.mutateAsync({ body }));
      toast(t('saved'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} size="xl" title={t(profile ? 'form.editTitle' : 'form.addTitle')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <TextInput label={t('form.name')} required data-autofocus {...field('name')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
            <TextInput label={t('form.vendor')} description={t('form.vendorHelp')} {...field('vendor')} />
            <TextInput label={t('form.model')} description={t('form.modelHelp')} {...field('model')} />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
            <TextInput label={t('form.firmwareFrom')} {...field('firmwareFrom')} />
            <TextInput
              label={t('form.firmwareUntil')}
              description={t('form.firmwareHelp')}
              {...field('firmwareUntil')}
            />
          </SimpleGrid>
          <Textarea label={t('form.description')} required autosize {...field('description')} />
          <Textarea label={t('form.source')} required autosize {...field('source')} />
          <Fieldset legend={t('form.settings')}>
            <Text size="sm" c="dimmed" mb="sm">
              {t('form.settingsHelp')}
            </Text>
            <SettingsFields
              value={form.values.settings}
              otherwise={STANDARD}
              onChange={(settings) => form.setFieldValue('settings', settings)}
            />
          </Fieldset>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
