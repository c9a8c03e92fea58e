import {
  Button,
  Checkbox,
  Fieldset,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { proposeFirmwareCampaign } from '@laadpoort/contract/firmware/campaign-endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm, type Field } from '#ui/forms/use-schema-form.ts';
import {
  campaignBodyOf,
  campaignValuesSchema,
  emptyCampaign,
  selectionFits,
  selectionOf,
  type CampaignValues,
} from './campaign-values.ts';
import { filesQuery, targetsQuery } from './queries.ts';
import { useFileChoices } from './use-file-choices.ts';

/** Proposes a campaign: the file, the chargers, and how cautiously. */
export const CampaignForm = ({ onProposed }: { onProposed: () => void }) => {
  const { t } = useTranslation('firmware');
  const { data } = useQuery(filesQuery);
  const propose = useApiMutation(proposeFirmwareCampaign);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: campaignValuesSchema,
    initialValues: emptyCampaign,
    submit: async (values) => {
      await propose.mutateAsync({ body: campaignBodyOf(values) });
      toast(t('campaigns.proposed'));
      onProposed();
    },
  });
  const { selection } = form.getValues();
  const choices = useFileChoices(data?.files ?? []);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('campaign.name')} required {...field('name')} />
        <NativeSelect
          label={t('campaign.file')}
          required
          data={[{ value: '', label: '' }, ...choices]}
          {...field('firmwareFileId')}
        />
        <Checkbox label={t('campaign.signed')} {...field('signed', 'checkbox')} />
        <Selection field={field} selection={selection} />
        <Care field={field} />
        <Textarea
          label={t('campaign.reason')}
          description={t('campaign.reasonHelp')}
          required
          {...field('reason')}
        />
        <Button type="submit" loading={busy}>
          {t('campaign.propose')}
        </Button>
      </Stack>
    </form>
  );
};

interface SelectionProps {
  field: Field;
  selection: CampaignValues['selection'];
}

const Selection = ({ field, selection }: SelectionProps) => {
  const { t } = useTranslation('firmware');
  const [settled] = useDebouncedValue(selectionOf(selection), 300);
  const { data } = useQuery({ ...targetsQuery(settled), enabled: selectionFits(settled) });
  return (
    <Fieldset legend={t('campaign.select')}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('campaign.selectHelp')}
        </Text>
        <TextInput label={t('campaign.vendor')} {...field('selection.vendor')} />
        <TextInput label={t('campaign.model')} {...field('selection.model')} />
        <TextInput label={t('campaign.version')} {...field('selection.version')} />
        <TextInput label={t('campaign.q')} {...field('selection.q')} />
        <Text component="output" fw={650}>
          {data ? t('campaign.fits', { count: data.total }) : ''}
        </Text>
      </Stack>
    </Fieldset>
  );
};

const Care = ({ field }: { field: Field }) => {
  const { t } = useTranslation('firmware');
  return (
    <>
      <NumberInput label={t('campaign.stageSize')} min={1} max={1_000} required {...field('stageSize')} />
      <NumberInput label={t('campaign.maxFailures')} min={1} max={1_000} required {...field('maxFailures')} />
      <NumberInput label={t('campaign.days')} min={1} max={90} required {...field('days')} />
    </>
  );
};
