import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { networkCardBodySchema, putNetworkCard } from '@laadpoort/contract/settlement/network-cards';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly networkId: string;
  readonly onSaved: () => void;
}

/** One card, as its issuer describes it. */
export const CardForm = ({ networkId, onSaved }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const put = useApiMutation(putNetworkCard);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: networkCardBodySchema,
    initialValues: { uid: '', visualNumber: '', contractId: '', expiresOn: '', blocked: false },
    submit: async (body) => {
      await put.mutateAsync({ params: { networkId }, body });
      toast(t('card.saved'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput label={t('card.uid')} description={t('card.uidHelp')} required {...field('uid')} />
        <TextInput label={t('card.visualNumber')} {...field('visualNumber')} />
        <TextInput label={t('card.contractId')} {...field('contractId')} />
        <TextInput type="date" label={t('card.expiresOn')} {...field('expiresOn')} />
        <Checkbox label={t('card.blocked')} {...field('blocked', 'checkbox')} />
        <Button type="submit" loading={busy}>
          {t('card.save')}
        </Button>
      </Stack>
    </form>
  );
};
