import { Button, Checkbox, NativeSelect, Skeleton, Stack, Textarea, TextInput } from '@mantine/core';
import { updateFirmware } from '@laadpoort/contract/firmware/updates';
import type { FirmwareFile } from '@laadpoort/contract/firmware/files';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useStationZone } from '#lib/station-zone.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm, type Field } from '#ui/forms/use-schema-form.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { filesQuery } from './queries.ts';
import { useFileChoices } from './use-file-choices.ts';
import { firstUpdate, updateBodyOf, updateValuesSchema } from './update-body.ts';

interface Props {
  chargePointId: string;
  onSent: () => void;
}

/** Sends an update to one device, from one of our files or from another address. */
export const UpdateForm = (props: Props) => {
  const query = useQuery(filesQuery);
  return (
    <Loaded query={query} loading={<Skeleton height={320} />}>
      {({ files }) => <FormWithFiles files={files} {...props} />}
    </Loaded>
  );
};

const FormWithFiles = ({ files, chargePointId, onSent }: Props & { files: readonly FirmwareFile[] }) => {
  const { t } = useTranslation('firmware');
  const send = useApiMutation(updateFirmware);
  const timeZone = useStationZone();
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: updateValuesSchema(timeZone),
    initialValues: firstUpdate(files.find(({ approvedBy }) => approvedBy !== null)),
    submit: async (values) => {
      await send.mutateAsync({ params: { chargePointId }, body: updateBodyOf(values, timeZone) });
      toast(t('updates.sent'));
      onSent();
    },
  });
  const { firmwareFileId, signed } = form.getValues().source;
  const typed = firmwareFileId === '';
  const choices = [...useFileChoices(files), { value: '', label: t('update.typed') }];
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <NativeSelect label={t('update.file')} data={choices} {...field('source.firmwareFileId')} />
        {typed && <AddressFields field={field} />}
        <Checkbox
          label={t('update.signed')}
          description={t('update.signedHelp')}
          {...field('source.signed', 'checkbox')}
        />
        {typed && signed && <SignatureFields field={field} path="source.signature." />}
        <TextInput
          type="datetime-local"
          label={t('update.retrieveAt')}
          description={t('update.retrieveAtHelp')}
          {...field('retrieveAt')}
        />
        <Textarea
          label={t('update.reason')}
          description={t('update.reasonHelp')}
          required
          {...field('reason')}
        />
        <Button type="submit" loading={busy}>
          {t('update.send')}
        </Button>
      </Stack>
    </form>
  );
};

const AddressFields = ({ field }: { field: Field }) => {
  const { t } = useTranslation('firmware');
  return (
    <>
      <TextInput
        type="url"
        label={t('update.location')}
        description={t('update.locationHelp')}
        required
        {...field('source.location')}
      />
      <TextInput
        label={t('update.expectedVersion')}
        description={t('update.expectedVersionHelp')}
        {...field('source.expectedVersion')}
      />
    </>
  );
};

/** Signature and certificate as text, wherever they are in a form. */
export const SignatureFields = ({ field, path = '' }: { field: Field; path?: string }) => {
  const { t } = useTranslation('firmware');
  return (
    <>
      <Textarea label={t('update.signature')} rows={3} required {...field(`${path}signature`)} />
      <Textarea label={t('update.certificate')} rows={5} required {...field(`${path}signingCertificate`)} />
    </>
  );
};
