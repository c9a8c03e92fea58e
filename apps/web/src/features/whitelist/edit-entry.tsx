import { Button, Modal, Stack, TextInput } from '@mantine/core';
import {
  updateWhitelistEntry,
  whitelistChangeSchema,
  type WhitelistEntry,
} from '@laadpoort/contract/whitelist';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { StationsInput } from './stations-input.tsx';

type Props = { entry: WhitelistEntry | null; onClose: () => void };

export const EditEntry = ({ entry, onClose }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <Modal opened={entry !== null} onClose={onClose} title={t('editTitle')}>
      {entry && <EditEntryForm entry={entry} onSaved={onClose} />}
    </Modal>
  );
};

/** The end of a local day: a card that is valid until a day works all that day. */
const endOfDay = (day: string) => new Date(`${day}T23:59:59`).toISOString();
/** A card that is valid from a day works from the first minute of that day. */
const startOfDay = (day: string) => new Date(`${day}T00:00:00`).toISOString();
const dayOf = (at: string | null) => (at ? new Date(at).toLocaleDateString('sv-SE') : '');

const EditEntryForm = ({ entry, onSaved }: { entry: WhitelistEntry; onSaved: () => void }) => {
  const { t } = useTranslation('whitelist');
  const update = useApiMutation(updateWhitelistEntry);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: whitelistChangeSchema
      .pick({ description: true, group: true, stationIds: true })
      .required()
      .loose(),
    initialValues: {
      description: entry.description,
      group: entry.group ?? '',
      stationIds: entry.stationIds,
      firstDay: dayOf(entry.validFrom),
      lastDay: dayOf(entry.validUntil),
    },
    submit: async ({ description, group, stationIds, firstDay, lastDay }) => {
      const validFrom = firstDay === '' ? null : startOfDay(firstDay);
      const validUntil = lastDay === '' ? null : endOfDay(lastDay);
      await update.mutateAsync({
        params: { entryId: entry.id },
        body: { description, group, stationIds, validFrom, validUntil },
      });
      toast(t('changed'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('uid')} value={entry.uidMasked} readOnly />
        <TextInput
          label={t('description')}
          description={t('descriptionHelp')}
          required
          data-autofocus
          {...field('description')}
        />
        <TextInput
          label={t('group')}
          description={t('groupHelp')}
          autoComplete="off"
          maxLength={20}
          {...field('group')}
        />
        <TextInput
          type="date"
          label={t('validFrom')}
          description={t('validFromHelp')}
          {...field('firstDay')}
        />
        <TextInput
          type="date"
          label={t('validUntil')}
          description={t('validUntilHelp')}
          {...field('lastDay')}
        />
        <StationsInput
          value={form.values.stationIds}
          onChange={(ids) => form.setFieldValue('stationIds', ids)}
        />
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
};
