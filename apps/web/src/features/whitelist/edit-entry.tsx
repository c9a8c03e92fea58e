import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { whitelistChangeSchema, type WhitelistEntry } from '@laadpoort/contract/whitelist';
import { updateWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import type { Station } from '@laadpoort/contract/stations/station';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stationTimeZone } from '#lib/format.ts';
import { useApiMutation } from '#lib/api.ts';
import { endOfDay, firstDayFrom, lastDayUntil, startOfDay } from '#lib/station-time.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { stationsQuery } from './queries.ts';
import { EntryFields } from './entry-fields.tsx';
import { StationsInput } from './stations-input.tsx';

interface Props {
  entry: WhitelistEntry | null;
  onClose: () => void;
}

export const EditEntry = ({ entry, onClose }: Props) => {
  const { t } = useTranslation('whitelist');
  const { data, isPending } = useQuery(stationsQuery);
  return (
    <Modal opened={entry !== null} onClose={onClose} title={t('editTitle')}>
      {entry && !isPending && (
        <EditEntryForm entry={entry} timeZone={timeZoneOf(entry, data?.stations ?? [])} onSaved={onClose} />
      )}
    </Modal>
  );
};

/** Its days are those of the station that it is for; of several stations, of the first. */
const timeZoneOf = ({ stationIds }: WhitelistEntry, stations: readonly Station[]) =>
  (stations.find(({ id }) => stationIds.includes(id)) ?? stations[0])?.timeZone ?? stationTimeZone;

interface FormProps {
  readonly entry: WhitelistEntry;
  readonly timeZone: string;
  readonly onSaved: () => void;
}

const EditEntryForm = ({ entry, timeZone, onSaved }: FormProps) => {
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
      firstDay: entry.validFrom ? firstDayFrom(entry.validFrom, timeZone) : '',
      lastDay: entry.validUntil ? lastDayUntil(entry.validUntil, timeZone) : '',
    },
    submit: async ({ description, group, stationIds, firstDay, lastDay }) => {
      const validFrom = firstDay === '' ? null : startOfDay(firstDay, timeZone);
      const validUntil = lastDay === '' ? null : endOfDay(lastDay, timeZone);
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
        <EntryFields field={field} takesFocus />
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
