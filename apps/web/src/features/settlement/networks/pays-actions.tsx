import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import {
  confirmNetworkPays,
  networkPaysBodySchema,
  sayNetworkPays,
  type Network,
} from '@laadpoort/contract/settlement/networks';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { useSinceWords } from './use-since-words.ts';

/** Saying that an issuer pays or not, and confirming what a colleague has said. */
export const PaysActions = ({ network }: { network: Network }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const [asking, setAsking] = useState<'yes' | 'no' | 'confirm' | null>(null);
  const { name, pays, mayConfirm } = network;
  const close = () => setAsking(null);
  return (
    <Group gap="xs" justify="flex-end">
      {mayConfirm && (
        <Button size="xs" aria-label={t('say.confirmOf', { name })} onClick={() => setAsking('confirm')}>
          {t('say.confirm')}
        </Button>
      )}
      {pays === 'no' ? (
        <Button
          size="xs"
          variant="default"
          aria-label={t('say.yesOf', { name })}
          onClick={() => setAsking('yes')}
        >
          {t('say.yes')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          aria-label={t('say.noOf', { name })}
          onClick={() => setAsking('no')}
        >
          {t('say.no')}
        </Button>
      )}
      {asking === 'confirm' && <ConfirmPays network={network} onClose={close} />}
      {(asking === 'yes' || asking === 'no') && <SayPays says={asking} network={network} onClose={close} />}
    </Group>
  );
};

interface Props {
  readonly network: Network;
  readonly onClose: () => void;
}

const dayAndReason = networkPaysBodySchema.pick({ from: true, reason: true });

const SayPays = ({ says, network: { id, name }, onClose }: Props & { readonly says: 'yes' | 'no' }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const [today] = useState(() => dayOf(new Date(), ACCOUNT_TIME_ZONE));
  const say = useApiMutation(sayNetworkPays);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: dayAndReason,
    initialValues: { from: today, reason: '' },
    submit: async ({ from, reason }) => {
      await say.mutateAsync({ params: { networkId: id }, body: { pays: says === 'yes', from, reason } });
      toast(t('say.done'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t(`say.${says}Of`, { name })}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text>{t(`say.${says}Text`)}</Text>
          <TextInput
            type="date"
            label={t('say.from')}
            description={t('say.fromHelp')}
            required
            {...field('from')}
          />
          <Textarea label={t('say.reason')} description={t('say.reasonHelp')} required {...field('reason')} />
          <Button type="submit" color={says === 'no' ? 'red' : 'petrol'} loading={busy}>
            {t(`say.${says}`)}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

const ConfirmPays = ({ network, onClose }: Props) => {
  const { id, name, saidBy, paysFrom } = network;
  const { t } = useTranslation('settlement', { keyPrefix: 'networks' });
  const since = useSinceWords();
  const confirm = useApiMutation(confirmNetworkPays);
  const send = () =>
    confirm.mutate(
      { params: { networkId: id }, body: { paysFrom } },
      {
        onSuccess() {
          toast(t('say.confirmed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('say.confirmOf', { name })}
      confirm={t('say.confirm')}
      busy={confirm.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Text>{t('say.confirmText', { by: saidBy, since: since(paysFrom) })}</Text>
    </ConfirmDialog>
  );
};
