import { Button, Group, Skeleton, Stack, Table, Textarea } from '@mantine/core';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import { getSupportLocalList, sendSupportLocalList } from '@laadpoort/contract/local-list';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { apiQuery, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { ListState } from './list-state.tsx';

/** The card list of a device in any account: versions, limits, and a button to send it in full. */
const SupportLocalList = () => {
  const { t } = useTranslation('whitelist');
  const chargePointId = useIdParam('chargePointId');
  const { data, error, refetch } = useQuery(apiQuery(getSupportLocalList, { params: { chargePointId } }));
  const maySend = useMay('support.operate');
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={240} radius="lg" />;
  const rows = [
    [t('lists.cards'), `${data.there} / ${data.wanted}`],
    [t('lists.version'), data.version],
    [t('lists.acknowledged'), data.acknowledgedVersion ?? t('lists.unknown')],
    ['LocalAuthListMaxLength', data.maxEntries ?? t('lists.unknown')],
    ['SendLocalListMaxLength', data.maxPerMessage ?? t('lists.unknown')],
  ];
  return (
    <Section title={t('lists.one')} intro={t('lists.supportIntro')}>
      <Stack>
        <ListState list={data} />
        <Table>
          <Table.Tbody>
            {rows.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {maySend && <SendWhole chargePointId={chargePointId} />}
      </Stack>
    </Section>
  );
};

const SendWhole = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('whitelist');
  const send = useApiMutation(sendSupportLocalList);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    schema: z.object({ reason: reasonSchema }),
    initialValues: { reason: '' },
    submit: async ({ reason }) => {
      await send.mutateAsync({ params: { chargePointId }, body: { reason } });
      toast(t('lists.asked'));
      form.reset();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Textarea
          label={t('lists.reason')}
          description={t('lists.reasonHelp')}
          required
          {...field('reason')}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('lists.sendWhole')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

export { SupportLocalList as Component };
