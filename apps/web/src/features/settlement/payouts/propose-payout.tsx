import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { proposePayout } from '@laadpoort/contract/settlement/payouts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** Freezes what is payable now, to be paid on a day. */
export const ProposePayout = ({ executeOn }: { executeOn: string }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const [open, setOpen] = useState(false);
  const mayPropose = useMay('settlement.manage');
  if (!mayPropose) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('propose.open')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('propose.open')}>
        <ProposeForm executeOn={executeOn} />
      </Modal>
    </>
  );
};

const ProposeForm = ({ executeOn }: { executeOn: string }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const navigate = useNavigate();
  const propose = useApiMutation(proposePayout);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: proposePayout.body,
    initialValues: { executeOn },
    submit: async (body) => {
      const { id } = await propose.mutateAsync({ body });
      await navigate(`/support/settlement/payouts/${id}`);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{t('propose.text')}</Text>
        <TextInput type="date" label={t('columns.executeOn')} required {...field('executeOn')} />
        <Button type="submit" loading={busy}>
          {t('propose.open')}
        </Button>
      </Stack>
    </form>
  );
};
