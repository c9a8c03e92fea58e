import { Alert, Button, Modal, Stack, TextInput } from '@mantine/core';
import { whitelistBodySchema } from '@laadpoort/contract/whitelist';
import { addWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { EntryFields } from './entry-fields.tsx';
import { UidHints } from './uid-hints.tsx';
import { StationsInput } from './stations-input.tsx';

interface Props {
  /** `null` keeps it closed; otherwise the initial UID, empty to type one. */
  uid: string | null;
  onClose: () => void;
}

/** The flyer's whitelist form: UID, Description, Save; with the consequence shown before saving. */
export const AddEntry = ({ uid, onClose }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <Modal opened={uid !== null} onClose={onClose} title={t('addTitle')}>
      {uid !== null && <AddEntryForm uid={uid} onSaved={onClose} />}
    </Modal>
  );
};

const AddEntryForm = ({ uid, onSaved }: { uid: string; onSaved: () => void }) => {
  const { t } = useTranslation('whitelist');
  const add = useApiMutation(addWhitelistEntry);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: whitelistBodySchema,
    // Where a charger has read it, it is as the charger reads it.
    initialValues: { uid, unusualUid: uid !== '', description: '', group: '', stationIds: [] as string[] },
    submit: async (body) => {
      await add.mutateAsync({ body });
      toast(t('saved'));
      onSaved();
    },
  });
  const known = uid !== '';
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('uid')}
          description={t('uidHelp')}
          required
          readOnly={known}
          autoComplete="off"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...(known ? {} : { 'data-autofocus': true })}
          {...field('uid')}
        />
        {!known && <UidHints uid={form.values.uid} confirm={field('unusualUid', 'checkbox')} />}
        <EntryFields field={field} takesFocus={known} />
        <StationsInput
          value={form.values.stationIds}
          onChange={(ids) => form.setFieldValue('stationIds', ids)}
        />
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />}>
          {t('consequence')}
        </Alert>
        <Button type="submit" size="md" loading={busy}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
};
